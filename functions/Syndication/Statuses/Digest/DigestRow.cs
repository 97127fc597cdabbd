using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace ServerlessBlog.Syndication.Statuses.Digest;

/// <summary>How the digest of one channel and week stands, the same for all instances: a row in the table of announcements.</summary>
public sealed record DigestRow : ITableEntity
{
    /// <summary>No slug can be this.</summary>
    public const string Partition = "~digests";

    public string PartitionKey { get; set; } = Partition;

    /// <summary>The digest's slug.</summary>
    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    [IgnoreDataMember]
    public string Slug => RowKey;

    /// <summary>When a run began to make it; null when none is at it.</summary>
    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>Whether there is nothing left to do: it was made, or there was nothing to quote.</summary>
    public bool IsDone { get; set; }
}
