namespace ServerlessBlog.Local.Azurite;

/// <summary>How an Azurite instance is started.</summary>
public sealed record AzuriteOptions
{
    /// <summary>Where its data is kept. Null: a temporary folder that goes with the instance.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>
    /// Whether acknowledged writes survive a kill. If not, everything stays in memory, and
    /// <see cref="DataDirectory" /> is not used.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>The blob service's port; 0 picks a free one.</summary>
    public int BlobPort { get; init; }

    /// <summary>The table service's port; 0 picks a free one.</summary>
    public int TablePort { get; init; }

    /// <summary>A file that gets what Azurite writes, or null.</summary>
    public string? LogPath { get; init; }
}
