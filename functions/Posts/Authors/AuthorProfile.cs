using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace ServerlessBlog.Posts.Authors;

/// <summary>Who writes: what the pages show about an author.</summary>
public sealed record AuthorProfile : ITableEntity
{
    /// <summary>The partition of all profiles.</summary>
    public const string Partition = "author";

    public string PartitionKey { get; set; } = Partition;

    /// <summary>The author's id.</summary>
    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    [IgnoreDataMember]
    public string Id => RowKey;

    public string Name { get; set; } = "";

    /// <summary>A few plain sentences, at most 1,000 characters.</summary>
    public string Bio { get; set; } = "";

    /// <summary>The author's own page, http or https; empty for none.</summary>
    public string Url { get; set; } = "";

    /// <summary>Counts the changes.</summary>
    public long Version { get; set; }
}
