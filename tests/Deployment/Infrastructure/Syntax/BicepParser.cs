using System.Text.Json;
using ServerlessBlog.Tests.Support.Peers;

namespace ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

/// <summary>Parses Bicep with tree-sitter, many texts in one process.</summary>
public static class BicepParser
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { MaxDepth = 256 };

    /// <summary>The trees of texts, by the same names. Text that cannot be parsed has nodes of the types ERROR and MISSING.</summary>
    public static async Task<IReadOnlyDictionary<string, BicepNode>> ParseAsync(IReadOnlyDictionary<string, string> texts)
    {
        var folder = Directory.CreateTempSubdirectory("bicep-");
        try
        {
            var (input, output) = (Path.Combine(folder.FullName, "texts.json"), Path.Combine(folder.FullName, "trees.json"));
            await File.WriteAllTextAsync(input, JsonSerializer.Serialize(texts, Json));
            await PeerProgram.RunInAsync(Path.Combine("Deployment", "Bicep"), "parse.mjs", input, output);
            await using var trees = File.OpenRead(output);
            return (await JsonSerializer.DeserializeAsync<Dictionary<string, BicepNode>>(trees, Json))!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
