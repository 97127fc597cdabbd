using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>What the host reads from the app's host.json.</summary>
internal sealed class HostSettings
{
    private readonly JsonNode _root;

    private HostSettings(JsonNode root) => _root = root;

    public string RoutePrefix => (string?)_root["extensions"]?["http"]?["routePrefix"] ?? "api";

    public int MaxConcurrentCalls => (int?)_root["extensions"]?["serviceBus"]?["maxConcurrentCalls"] ?? 16;

    public string Executable => (string?)_root["customHandler"]?["description"]?["defaultExecutablePath"]
        ?? throw new JsonException("host.json names no customHandler.description.defaultExecutablePath.");

    public IEnumerable<string> Arguments =>
        (_root["customHandler"]?["description"]?["arguments"] as JsonArray)?.Select(a => (string)a!) ?? [];

    public static HostSettings Read(string appFolder)
    {
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(appFolder, "host.json")))!;
        if ((string?)root["version"] is not "2.0")
            throw new JsonException("host.json must have the version 2.0.");
        if ((bool?)root["customHandler"]?["enableProxyingHttpRequest"] is not true)
            throw new JsonException("host.json must set customHandler.enableProxyingHttpRequest.");
        return new HostSettings(root);
    }
}
