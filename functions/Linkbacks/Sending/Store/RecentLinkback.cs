using System.Globalization;
using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Platform;

namespace ServerlessBlog.Linkbacks.Sending.Store;

/// <summary>Points at a row of some post, in a partition that lists those of all posts by the time they were last planned, newest first.</summary>
public sealed record RecentLinkback : ITableEntity
{
    /// <summary>No slug can be this.</summary>
    public const string Partition = "~recent";

    public string PartitionKey { get; set; } = Partition;

    /// <summary>Descending time, then chance.</summary>
    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string Slug { get; set; } = "";

    public string Hash { get; set; } = "";

    [IgnoreDataMember]
    public string Key => RowKey;

    public static RecentLinkback Of(SentLinkback row) => new() { RowKey = row.RecentKey, Slug = row.Slug, Hash = row.Hash };

    /// <summary>A new key for what is planned at <paramref name="at"/>.</summary>
    public static string NewKey(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks:D19}_{Ids.Random(10)}");
}
