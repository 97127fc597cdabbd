namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>What a <see cref="FunctionsHostDouble"/> serves.</summary>
public sealed record FunctionsHostOptions
{
    /// <summary>The published app: host.json, the executable and one folder with function.json a function.</summary>
    public required string AppFolder { get; init; }

    /// <summary>The app settings, as environment variables. The app gets them all, as it does from the host.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Whether messages are received from Service Bus, over the connections that the triggers name.</summary>
    public bool PumpMessages { get; init; }

    /// <summary>A file that gets what the app writes, or null.</summary>
    public string? LogPath { get; init; }
}
