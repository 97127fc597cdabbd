using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>What the host reads from the app's host.json, and from the app settings that override it.</summary>
internal sealed class HostSettings
{
    private const string TimeoutSetting = "AzureFunctionsJobHost__functionTimeout";

    // Of the plan; only Consumption has less.
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(30);

    private readonly JsonNode _root;
    private readonly IReadOnlyDictionary<string, string?> _settings;

    private HostSettings(JsonNode root, IReadOnlyDictionary<string, string?> settings) => (_root, _settings) = (root, settings);

    public string RoutePrefix => (string?)_root["extensions"]?["http"]?["routePrefix"] ?? "api";

    public int MaxConcurrentCalls => (int?)ServiceBus?["maxConcurrentCalls"] ?? 16;

    /// <summary>How long the lock of a message is kept alive while its function runs.</summary>
    public TimeSpan MaxAutoLockRenewal => (string?)ServiceBus?["maxAutoLockRenewalDuration"] is { } text ? Parse(text) : TimeSpan.FromMinutes(5);

    /// <summary>How long an invocation may take before the app is killed.</summary>
    public TimeSpan FunctionTimeout =>
        (_settings.GetValueOrDefault(TimeoutSetting) ?? (string?)_root["functionTimeout"]) is { } text ? Parse(text) : DefaultTimeout;

    public string Executable => (string?)_root["customHandler"]?["description"]?["defaultExecutablePath"]
        ?? throw new JsonException("host.json names no customHandler.description.defaultExecutablePath.");

    public IEnumerable<string> Arguments =>
        (_root["customHandler"]?["description"]?["arguments"] as JsonArray)?.Select(a => (string)a!) ?? [];

    private JsonNode? ServiceBus => _root["extensions"]?["serviceBus"];

    public static HostSettings Read(FunctionsHostOptions options)
    {
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(options.AppFolder, "host.json")))!;
        if ((string?)root["version"] is not "2.0")
            throw new JsonException("host.json must have the version 2.0.");
        if ((bool?)root["customHandler"]?["enableProxyingHttpRequest"] is not true)
            throw new JsonException("host.json must set customHandler.enableProxyingHttpRequest.");
        return new HostSettings(root, options.Settings);
    }

    /// <summary>The value of a trigger's member, which may be the name of an app setting: <c>%Name%</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no such setting: the real host would leave the function out.</exception>
    public string Resolve(HostedFunction function, string member)
    {
        var value = (string)function.Trigger[member]!;
        return value is ['%', .., '%'] ? Setting(function, value.Trim('%')) : value;
    }

    /// <summary>The app setting that a function names.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public string Setting(HostedFunction function, string name) => _settings.GetValueOrDefault(name)
        ?? throw new InvalidOperationException($"The setting {name}, which function {function.Name} names, is missing.");

    private static TimeSpan Parse(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
