using System.Globalization;
using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Platform;
using ServerlessBlog.Syndication.Announcements.Model;

namespace ServerlessBlog.Syndication.Announcements.Store;

/// <summary>
/// Points at an announcement of some post, in a partition that lists those of all posts: <see cref="All"/> by the time they were
/// last planned, newest first, <see cref="Undecided"/> those whose answer was lost.
/// </summary>
public sealed record LedgerEntry : ITableEntity
{
    // No slug can be these.
    public const string All = "~ledger";
    public const string Undecided = "~undecided";

    public string PartitionKey { get; set; } = All;

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string Slug { get; set; } = "";

    public string Channel { get; set; } = "";

    [IgnoreDataMember]
    public string Key => RowKey;

    /// <summary>The entry of an announcement in one of the lists; in both it has the same key.</summary>
    public static LedgerEntry Of(string list, Announcement row) => new() { PartitionKey = list, RowKey = row.LedgerKey, Slug = row.Slug, Channel = row.Channel };

    /// <summary>A new key for what is planned at <paramref name="at"/>.</summary>
    public static string NewKey(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks:D19}_{Ids.Random(10)}");
}
