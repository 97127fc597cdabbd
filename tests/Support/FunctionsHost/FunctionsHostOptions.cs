namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>What a <see cref="FunctionsHostDouble"/> serves.</summary>
public sealed record FunctionsHostOptions
{
    /// <summary>The published app: host.json, the executable and one folder with function.json a function.</summary>
    public required string AppFolder { get; init; }

    /// <summary>
    /// The app settings, as environment variables. The app gets them all, at each start, as it does from the host.
    /// <c>AzureFunctionsJobHost__functionTimeout</c> is read by the host itself.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The loopback port of the front; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Whether messages are received from Service Bus, over the connections that the triggers name.</summary>
    public bool PumpMessages { get; init; }

    /// <summary>Whether timers run by their schedules.</summary>
    public bool RunTimers { get; init; }

    /// <summary>A file that gets what the app and the host write, or null.</summary>
    public string? LogPath { get; init; }
}
