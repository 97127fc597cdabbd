using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;
using Newtonsoft.Json;

namespace ServerlessBlog.Syndication.Announcements.Model;

/// <summary>
/// What one channel is told, or was told, of a post: a row in the partition of the post's slug, and the one place where that is
/// committed. Before anything is sent the row is claimed under its entity tag, so that nobody sends it twice.
/// </summary>
public sealed record Announcement : ITableEntity
{
    /// <summary>The most entries of <see cref="History"/>; the oldest go first.</summary>
    public const int MaxHistory = 20;

    /// <summary>The slug of the post.</summary>
    public string PartitionKey { get; set; } = "";

    /// <summary>The id of the channel.</summary>
    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    [IgnoreDataMember]
    public string Slug => PartitionKey;

    [IgnoreDataMember]
    public string Channel => RowKey;

    /// <summary>Counts the author's changes; the first part of the API's entity tag.</summary>
    public long Version { get; set; }

    /// <summary>Names the author's last change, so that a writer whose answer was lost can tell that it was the one.</summary>
    public string CommitId { get; set; } = "";

    /// <summary>The title of the post, for lists.</summary>
    public string PostTitle { get; set; } = "";

    /// <summary>The author's words.</summary>
    public string Text { get; set; } = "";

    /// <summary>Whether the permalink goes along.</summary>
    public bool Link { get; set; }

    /// <summary>The time before which it does not go out; null for as soon as the post is published.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>The language of the text, a BCP 47 tag; empty for the post's.</summary>
    public string Language { get; set; } = "";

    /// <summary>One of the channel's visibilities; empty for its default.</summary>
    public string Visibility { get; set; } = "";

    public AnnouncementState State { get; set; }

    public AnnouncementReason Reason { get; set; }

    /// <summary>One line about the last attempt, in English or in the network's words; plain text without credentials.</summary>
    public string Detail { get; set; } = "";

    /// <summary>The status of the network's last answer; null when there was none.</summary>
    public int? Status { get; set; }

    /// <summary>Names the message towards the network, the same in each attempt, see <see cref="AnnouncementKey"/>.</summary>
    public string Key { get; set; } = "";

    /// <summary>How many attempts were made with <see cref="Key"/>.</summary>
    public int Attempts { get; set; }

    /// <summary>When the first of them began.</summary>
    public DateTimeOffset? FirstAttemptAt { get; set; }

    /// <summary>Whether one of them may have succeeded although nothing was heard of it.</summary>
    public bool IsDoubtful { get; set; }

    /// <summary>When a planned one is next tried; null for as soon as it may be.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>The turn within the network's rate limit that is kept for it; null for none.</summary>
    public DateTimeOffset? TurnAt { get; set; }

    /// <summary>Names the attempt that is under way or was the last, so that its result goes to it alone.</summary>
    public string ClaimId { get; set; } = "";

    /// <summary>When that attempt began.</summary>
    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>What it cost, or may have cost while its answer is unknown, in millionths of a US dollar; 0 until it is sent.</summary>
    public long CostMicros { get; set; }

    /// <summary>The network's name for it; empty until it is there, and where it has none.</summary>
    public string StatusId { get; set; } = "";

    /// <summary>Where people read it; empty until it is there, and where that is not known.</summary>
    public string StatusUrl { get; set; } = "";

    /// <summary>Whether only some people can read it, so that the post's page does not link it.</summary>
    public bool IsHidden { get; set; }

    /// <summary>When it was first planned.</summary>
    public DateTimeOffset PlannedAt { get; set; }

    /// <summary>When anything of it changed last.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When the network took it.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Its place in the ledger: descending time of the last plan. A row there with another key does not count.</summary>
    public string LedgerKey { get; set; } = "";

    public string HistoryJson { get; set; } = "[]";

    /// <summary>What happened so far, oldest first.</summary>
    [IgnoreDataMember]
    public IReadOnlyList<AnnouncementEvent> History => JsonConvert.DeserializeObject<IReadOnlyList<AnnouncementEvent>>(HistoryJson) ?? [];

    /// <summary>The same planned as another message to its network, whatever came of attempts at the one before.</summary>
    public Announcement Anew(DateTimeOffset now) => this with
    {
        State = AnnouncementState.Planned,
        Reason = AnnouncementReason.None,
        Detail = "",
        Status = null,
        Key = AnnouncementKey.New(now),
        Attempts = 0,
        FirstAttemptAt = null,
        IsDoubtful = false,
        NextAt = null,
        TurnAt = null,
        CostMicros = 0,
        StatusId = "",
        StatusUrl = "",
        IsHidden = false,
        SentAt = null,
    };

    /// <summary>The same where it now stands, noted in its history.</summary>
    public Announcement Noted(DateTimeOffset now) => this with
    {
        UpdatedAt = now,
        HistoryJson = JsonConvert.SerializeObject(History.Append(new AnnouncementEvent(now, State, Reason, Status)).TakeLast(MaxHistory)),
    };
}
