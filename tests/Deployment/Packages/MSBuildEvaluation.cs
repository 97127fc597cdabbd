using System.Text.Json.Nodes;
using ServerlessBlog.Local;
using ServerlessBlog.Local.Processes;

namespace ServerlessBlog.Tests.Deployment.Packages;

/// <summary>What MSBuild makes of a project without building it.</summary>
internal sealed class MSBuildEvaluation
{
    private readonly JsonNode _result;

    private MSBuildEvaluation(JsonNode result) => _result = result;

    /// <summary>Evaluates a project; the path is relative to the repository.</summary>
    public static async Task<MSBuildEvaluation> OfAsync(string project, params string[] properties)
    {
        var folder = Directory.CreateTempSubdirectory("evaluation-");
        var output = Path.Combine(folder.FullName, "result.json");
        await using var process = ChildProcess.Start(
            "dotnet",
            [
                "msbuild", project, "-nologo", "-getResultOutputFile:" + output, "-getItem:PackageReference,PackageVersion,ProjectReference,Content",
                "-getProperty:RuntimeIdentifier,SelfContained,PublishReadyToRun,FunctionsRuntime,InformationalVersion",
                .. properties.Select(property => "-p:" + property),
            ],
            LocalFolder.Repository);
        process.CloseInput();
        var exit = await process.Exited.WaitAsync(TimeSpan.FromMinutes(2));
        if (exit != 0)
            throw new InvalidOperationException($"{project} does not evaluate:\n{process.Output}");
        var result = JsonNode.Parse(await File.ReadAllTextAsync(output))!;
        folder.Delete(recursive: true);
        return new MSBuildEvaluation(result);
    }

    public string Property(string name) => (string)_result["Properties"]![name]!;

    /// <summary>The items of a type: their names, with one piece of metadata, which is empty where an item has none.</summary>
    public IEnumerable<(string Name, string Metadata)> Items(string type, string metadata) =>
        _result["Items"]![type]!.AsArray().Select(item => ((string)item!["Identity"]!, (string?)item[metadata] ?? ""));
}
