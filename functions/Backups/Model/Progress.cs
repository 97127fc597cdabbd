using Newtonsoft.Json;

namespace ServerlessBlog.Backups.Model;

/// <summary>How far a back-up has come that is being made: a blob in its folder, until the manifest is there.</summary>
/// <param name="Id">The back-up.</param>
/// <param name="Run">Names this one where two began in the same second.</param>
/// <param name="BegunAt">When its first step began, by the clock of the storage service; null before that.</param>
/// <param name="Tables">The tables that are done.</param>
/// <param name="Containers">The containers that are done.</param>
[JsonObject(ItemRequired = Required.Always)]
public sealed record BackupProgress(
    string Id, string Run, [property: JsonProperty(Required = Required.Default)] DateTimeOffset? BegunAt, IReadOnlyList<BackupFile> Tables, IReadOnlyList<BackupFile> Containers);

/// <summary>How a restore stands.</summary>
public enum RestoreState
{
    /// <summary>It is at work, or will be when its message comes.</summary>
    Running,

    /// <summary>The blog is as it was.</summary>
    Finished,

    /// <summary>It cannot be done; nothing was changed.</summary>
    Failed,
}

/// <summary>What a restore did to a table or container.</summary>
/// <param name="Source">The table or container.</param>
/// <param name="Written">The rows or blobs that were missing or different, and were written.</param>
/// <param name="Removed">Those that are not in the back-up, and were removed.</param>
/// <param name="Kept">Those that were left as they are.</param>
public sealed record RestoredSource(string Source, long Written, long Removed, long Kept);

/// <summary>How far the last restore has come: one blob, because one runs at a time.</summary>
public sealed record RestoreProgress
{
    /// <summary>The back-up.</summary>
    public string Id { get; init; } = "";

    /// <summary>Names this run; messages of earlier ones are too late.</summary>
    public string Run { get; init; } = "";

    public RestoreState State { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last step was done.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The steps that are done.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>Up to where the step that comes next is done, where it is done in parts.</summary>
    public string After { get; init; } = "";

    public IReadOnlyList<RestoredSource> Sources { get; init; } = [];

    /// <summary>One sentence about why it failed; empty when it did not.</summary>
    public string Problem { get; init; } = "";

    /// <summary>Whether it is under way, and something was heard of it within <paramref name="silence"/> before <paramref name="now"/>.</summary>
    public bool IsAtWork(DateTimeOffset now, TimeSpan silence) => State == RestoreState.Running && now - UpdatedAt < silence;
}
