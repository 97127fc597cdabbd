using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Judge.Memory;
using ServerlessBlog.Platform.Signing;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Platform.Timers;
using ServerlessBlog.Syndication.Channels.X.Access;
using ServerlessBlog.Syndication.Sending;

namespace ServerlessBlog.Backups;

/// <summary>What a back-up and a restore do to a row.</summary>
public enum RowRule
{
    /// <summary>A restore makes it exactly what the back-up holds, and removes it when it is not in it.</summary>
    Exact,

    /// <summary>A restore makes it exactly what the back-up holds; one that is not in it stays.</summary>
    Merged,

    /// <summary>A restore brings it back when it is missing; what exists stays.</summary>
    Missing,

    /// <summary>It is in no back-up, and a restore does not touch it.</summary>
    Never,
}

/// <summary>The rules for rows, by table and partition.</summary>
public static class TableRules
{
    /// <summary>
    /// The order in which tables are read for a back-up: what is derived before what it is derived from, and what was done last.
    /// So whatever changes meanwhile is known from its source, and what was told of a post is never older than the post.
    /// </summary>
    public static IReadOnlyList<string> Order { get; } =
    [
        StorageNames.Timeline, StorageNames.Desk, StorageNames.Feedback, StorageNames.Posts,
        .. StorageNames.Tables.Where(table => !IsLast(table) && table is not (StorageNames.Timeline or StorageNames.Desk or StorageNames.Feedback or StorageNames.Posts)),
        StorageNames.Linkbacks, StorageNames.Announcements,
    ];

    /// <summary>The containers whose blobs are copied. The search index is made anew from the posts.</summary>
    public static IReadOnlyList<string> Containers { get; } = [.. StorageNames.Containers.Where(container => container is not (StorageNames.Search or StorageNames.Backups))];

    /// <summary>What is done to the rows of a partition.</summary>
    public static RowRule Of(string table, string partition) => (table, partition) switch
    {
        // Whatever was sent since the back-up was sent.
        (StorageNames.Announcements, _) => RowRule.Missing,
        (StorageNames.Schedule, AnnouncementSchedule.Partition) => RowRule.Missing,
        // Else a post that was published since, and is published again after the restore, would tell the same pages again.
        (StorageNames.Linkbacks, _) => RowRule.Merged,
        (StorageNames.Secrets, SigningSecret.Partition or XTokenRow.Partition) => RowRule.Missing,
        // Sessions, and attempts to connect an account.
        (StorageNames.Secrets, _) => RowRule.Never,
        // These are thrown away after a day, so that nobody can tell any more whose address a hash was.
        (StorageNames.Memory, ClientKeys.Partition) => RowRule.Never,
        // When the author was last told.
        (StorageNames.Memory, MemoryRows.State) => RowRule.Missing,
        // When this app's timers ran.
        (StorageNames.Schedule, TimerRuns.Partition) => RowRule.Never,
        _ => RowRule.Exact,
    };

    private static bool IsLast(string table) => table is StorageNames.Linkbacks or StorageNames.Announcements;
}
