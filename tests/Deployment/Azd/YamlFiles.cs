using Newtonsoft.Json.Linq;
using ServerlessBlog.Local;
using ServerlessBlog.Tests.Support.Peers;

namespace ServerlessBlog.Tests.Deployment.Azd;

/// <summary>Reads YAML with the programs of tests/Deployment/Azd/Schema.</summary>
public static class YamlFiles
{
    private const string Folder = "Deployment/Azd/Schema";

    /// <summary>What the schema of azure.yaml finds wrong in a file, a line each.</summary>
    public static Task<string> CheckAsync(string path) => PeerProgram.RunInAsync(Folder, "check.mjs", "azure.yaml.schema.json", path);

    /// <summary>A file of the repository, with its <paramref name="path"/> below the root.</summary>
    public static async Task<JObject> ReadAsync(string path) => JObject.Parse(await PeerProgram.RunInAsync(Folder, "json.mjs", PathOf(path)));

    /// <summary>The absolute path of a file of the repository.</summary>
    public static string PathOf(string path) => Path.Combine(LocalFolder.Repository, path);
}
