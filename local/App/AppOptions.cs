namespace ServerlessBlog.Local.App;

/// <summary>How the app is started.</summary>
public sealed record AppOptions
{
    /// <summary>An executable, or an assembly (.dll) that dotnet runs.</summary>
    public required string Path { get; init; }

    /// <summary>Where the app is told to listen.</summary>
    public required Uri Address { get; init; }

    /// <summary>Settings, on top of this process's environment; null takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>A file that gets the app's output, or null.</summary>
    public string? LogPath { get; init; }

    /// <summary>How long the app may take until it answers.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);
}
