using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

namespace ServerlessBlog.Tests.Deployment.Infrastructure;

/// <summary>The infrastructure as a whole: the Bicep files of infra/, and the JSON files beside them.</summary>
public sealed class Template(IReadOnlyDictionary<string, BicepFile> files, IReadOnlyDictionary<string, string> texts)
{
    /// <summary>The file that a deployment begins with.</summary>
    public const string Main = "main.bicep";

    public IReadOnlyDictionary<string, BicepFile> Files { get; } = files;

    public BicepFile MainFile => Files[Main];

    /// <summary>What main.parameters.json gives each parameter.</summary>
    public IReadOnlyDictionary<string, string> Given =>
        Json("main.parameters.json")["parameters"]!.AsObject().ToDictionary(entry => entry.Key, entry => entry.Value!["value"]!.ToString(), StringComparer.Ordinal);

    /// <summary>A JSON file.</summary>
    public JsonNode Json(string name) => JsonNode.Parse(texts[name], documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!;

    /// <summary>The resources of a type that are made, in all files.</summary>
    public IEnumerable<(BicepFile File, BicepEntity Resource)> Made(string type) =>
        Made().Where(made => string.Equals(made.Resource.Type, type, StringComparison.OrdinalIgnoreCase));

    /// <summary>All resources that are made.</summary>
    public IEnumerable<(BicepFile File, BicepEntity Resource)> Made() => Files.Values.SelectMany(file => file.Resources.Where(each => !each.IsExisting).Select(each => (file, each)));

    /// <summary>The file that a module is in; null when there is none.</summary>
    public BicepFile? FileOf(BicepFile caller, BicepEntity module) =>
        Files.GetValueOrDefault(Path.GetRelativePath(".", Path.Combine(Path.GetDirectoryName(caller.Name)!, module.Target)).Replace('\\', '/'));

    /// <summary>The same with one file changed.</summary>
    public Template With(string name, string text, BicepNode? tree) => new(
        tree is null ? Files : new Dictionary<string, BicepFile>(Files, StringComparer.Ordinal) { [name] = new BicepFile(name, tree) },
        new Dictionary<string, string>(texts, StringComparer.Ordinal) { [name] = text });
}
