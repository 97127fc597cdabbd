using System.Globalization;
using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>The parts of host.json that concern the worker.</summary>
internal sealed record HostJson
{
    /// <summary>The first segments of every route, without slashes at the ends; empty means none.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary>Messages handled at once, for each function.</summary>
    public int MaxConcurrentCalls { get; init; } = 16;

    /// <summary>Whether a message is completed when its function returns.</summary>
    public bool AutoCompleteMessages { get; init; } = true;

    /// <summary>How long a message's lock is kept alive.</summary>
    public TimeSpan MaxAutoLockRenewalDuration { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Reads host.json; a missing file means the host's defaults.</summary>
    /// <exception cref="InvalidOperationException">The file is wrong; the message is one sentence.</exception>
    public static HostJson Load(string directory)
    {
        var path = Path.Combine(directory, "host.json");
        if (!File.Exists(path))
            return new HostJson();
        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllBytes(path),
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException)
        {
            throw new InvalidOperationException($"host.json is not valid: {e.Message}", e);
        }
    }

    private static HostJson Read(JsonElement root)
    {
        var settings = new HostJson();
        if (!TryGet(root, "extensions", out var extensions))
            return settings;
        if (TryGet(extensions, "http", out var http) && TryGet(http, "routePrefix", out var prefix))
            settings = settings with { RoutePrefix = (prefix.GetString() ?? "").Trim('/') };
        if (TryGet(extensions, "serviceBus", out var bus))
        {
            if (TryGet(bus, "maxConcurrentCalls", out var calls))
                settings = settings with { MaxConcurrentCalls = Positive(calls) };
            if (TryGet(bus, "autoCompleteMessages", out var complete))
                settings = settings with { AutoCompleteMessages = Flag(complete) };
            if (TryGet(bus, "maxAutoLockRenewalDuration", out var renewal))
                settings = settings with { MaxAutoLockRenewalDuration = TimeSpan.Parse(renewal.GetString() ?? "", CultureInfo.InvariantCulture) };
        }

        return settings;
    }

    private static int Positive(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var value) && value > 0
            ? value
            : throw new FormatException("extensions.serviceBus.maxConcurrentCalls must be a number of at least 1.");

    private static bool Flag(JsonElement element) =>
        element.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? element.GetBoolean()
            : throw new FormatException("extensions.serviceBus.autoCompleteMessages must be true or false.");

    // The host binds host.json through configuration, which ignores case.
    private static bool TryGet(JsonElement parent, string name, out JsonElement value)
    {
        value = default;
        if (parent.ValueKind != JsonValueKind.Object)
            return false;
        foreach (var property in parent.EnumerateObject())
        {
            if (!property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                continue;
            value = property.Value;
            return true;
        }

        return false;
    }
}
