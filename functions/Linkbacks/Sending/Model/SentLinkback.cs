using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;
using Newtonsoft.Json;

namespace ServerlessBlog.Linkbacks.Sending.Model;

/// <summary>
/// What one other page was told of a post, or is to be told: a row in the partition of the post's slug, and the one place
/// where that is committed. Before anything is sent the row is claimed under its entity tag, so that nobody is told twice.
/// </summary>
public sealed record SentLinkback : ITableEntity
{
    /// <summary>The most entries of <see cref="History"/>; the oldest go first.</summary>
    public const int MaxHistory = 12;

    /// <summary>The slug of the post.</summary>
    public string PartitionKey { get; set; } = "";

    /// <summary>The hash of the target, see <see cref="TargetHash"/>.</summary>
    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    [IgnoreDataMember]
    public string Slug => PartitionKey;

    [IgnoreDataMember]
    public string Hash => RowKey;

    /// <summary>The URL that the post links to as it stands there, or the TrackBack URL that the author named.</summary>
    public string Target { get; set; } = "";

    /// <summary>Whether <see cref="Target"/> is a TrackBack URL that the author named.</summary>
    public bool IsNamed { get; set; }

    /// <summary>Whether the post, as readers see it, links there; what is told after it does not is that the link is gone.</summary>
    public bool IsLinked { get; set; }

    /// <summary>The title of the post, for lists.</summary>
    public string PostTitle { get; set; } = "";

    public LinkbackProtocol Protocol { get; set; }

    /// <summary>The URL that is told; empty until it is found for <see cref="Version"/>.</summary>
    public string Endpoint { get; set; } = "";

    public SendState State { get; set; }

    /// <summary>The version of the post that it is to be told, or was last looked at for.</summary>
    public long Version { get; set; }

    /// <summary>The last version that it was told; 0 for none.</summary>
    public long ToldVersion { get; set; }

    /// <summary>How many attempts were made for <see cref="Version"/>.</summary>
    public int Attempts { get; set; }

    /// <summary>When a planned one is next tried.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>Names the attempt that is under way or was the last, so that its result goes to it alone.</summary>
    public string ClaimId { get; set; } = "";

    /// <summary>When that attempt began.</summary>
    public DateTimeOffset? ClaimedAt { get; set; }

    public SendOutcome Outcome { get; set; }

    /// <summary>The HTTP status of the last answer; null when there was none.</summary>
    public int? Status { get; set; }

    /// <summary>One sentence about the last attempt, in English or in the other side's words; plain text.</summary>
    public string Detail { get; set; } = "";

    /// <summary>When it was first planned.</summary>
    public DateTimeOffset PlannedAt { get; set; }

    /// <summary>When anything of it changed last.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When the other side took it last.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Its place in the list of all of them: descending time of the last plan. A row there with another key does not count.</summary>
    public string RecentKey { get; set; } = "";

    public string HistoryJson { get; set; } = "[]";

    /// <summary>What happened so far, oldest first.</summary>
    [IgnoreDataMember]
    public IReadOnlyList<SendEvent> History => JsonConvert.DeserializeObject<IReadOnlyList<SendEvent>>(HistoryJson) ?? [];

    /// <summary>The same with where it now stands, noted in its history.</summary>
    public SentLinkback Noted(DateTimeOffset now) => this with
    {
        UpdatedAt = now,
        HistoryJson = JsonConvert.SerializeObject(History.Append(new SendEvent(now, State, Outcome, Status)).TakeLast(MaxHistory)),
    };
}
