using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>A function as its function.json describes it.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Trigger">The trigger's binding.</param>
public sealed record HostedFunction(string Name, JsonObject Trigger)
{
    /// <summary>The trigger's type, for example httpTrigger.</summary>
    public string TriggerType => Trigger["type"]!.GetValue<string>();

    /// <summary>The name under which the trigger's value is sent.</summary>
    public string BindingName => Trigger["name"]!.GetValue<string>();

    /// <summary>Reads the functions of an app, in the order in which the host tries their routes: by name, without case.</summary>
    public static IReadOnlyList<HostedFunction> ReadAll(string appFolder) =>
    [
        .. Directory.GetDirectories(appFolder)
            .Select(folder => Path.Combine(folder, "function.json"))
            .Where(File.Exists)
            .Select(Read)
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase),
    ];

    private static HostedFunction Read(string path)
    {
        var bindings = JsonNode.Parse(File.ReadAllText(path))!["bindings"]!.AsArray();
        var trigger = bindings.Single(b => b!["type"]!.GetValue<string>().EndsWith("Trigger", StringComparison.Ordinal))!;
        if (trigger["direction"]!.GetValue<string>() is not "in")
            throw new JsonException($"The trigger of {path} must have the direction 'in'.");
        var isHttp = trigger["type"]!.GetValue<string>() is "httpTrigger";
        var hasHttpOut = bindings.Count(b => b!["type"]!.GetValue<string>() is "http" && b["direction"]!.GetValue<string>() is "out") == 1;
        if (bindings.Count != (isHttp ? 2 : 1) || isHttp != hasHttpOut)
            throw new JsonException($"{path} would not be proxied: exactly one httpTrigger and one http out binding are needed.");
        return new HostedFunction(Path.GetFileName(Path.GetDirectoryName(path))!, trigger.AsObject());
    }
}
