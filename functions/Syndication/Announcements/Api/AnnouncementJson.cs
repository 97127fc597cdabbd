using Newtonsoft.Json;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Planning;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Announcements.Api;

/// <summary>What one channel is told of a post, or was told. The ledger shows neither its length nor its price now.</summary>
public sealed record AnnouncementJson
{
    [ApiMember("The channel's id.", Access = ApiAccess.Read, Example = "mixi2")]
    public required string Channel { get; init; }

    [ApiMember("The slug of the post.", Access = ApiAccess.Read, Example = "twitter-outside-mixi-inside")]
    public required string Post { get; init; }

    [ApiMember("The title that the post had when this was planned.", Access = ApiAccess.Read, Example = "Twitterは外へ、mixiは内へ")]
    public required string Title { get; init; }

    [ApiMember("Whom the channel speaks to; absent when it is not configured any more.", Access = ApiAccess.Read, Example = "inward")]
    public Audience? Audience { get; init; }

    [ApiMember("The author's words, sent as they are; line breaks are line feeds.", RequiredInRequest = true, MinLength = 1, MaxLength = AnnouncementDraft.MaxText, Example = "同じ文を両方に送るのはやめました。その顛末を書いたので、お茶のついでにどうぞ。")]
    public required string Text { get; init; }

    [ApiMember("Whether the permalink goes along, unless the text has it; by default what the channel's linkByDefault says.", Example = "true")]
    public required bool Link { get; init; }

    [ApiMember("The time before which it does not go out, at most five years ahead; absent for as soon as the post is published.", Example = "2030-01-31T09:30:00+09:00")]
    public DateTimeOffset? At { get; init; }

    [ApiMember("The language of the text, a BCP 47 tag; absent for the post's.", MaxLength = 35, Example = "ja")]
    public string? Language { get; init; }

    [ApiMember("One of the channel's visibilities; absent for its default.", Example = "public")]
    public string? Visibility { get; init; }

    [ApiMember("How far it has come; unknown means that the answer was lost, and nothing is sent again by itself.", Access = ApiAccess.Read, Example = "planned")]
    public required AnnouncementState State { get; init; }

    [ApiMember("Why it stands there.", Access = ApiAccess.Read, Example = "none")]
    public required AnnouncementReason Reason { get; init; }

    [ApiMember("A sentence about the last attempt, or the network's own words; may be empty.", Access = ApiAccess.Read, Example = "")]
    public required string Detail { get; init; }

    [ApiMember("The status of the network's last answer.", Access = ApiAccess.Read, Example = "200")]
    public int? Status { get; init; }

    [ApiMember("How many attempts were made to send these words.", Access = ApiAccess.Read, Example = "0")]
    public required int Attempts { get; init; }

    [ApiMember("When it is next tried.", Access = ApiAccess.Read, Example = "2030-01-31T00:30:00Z")]
    public DateTimeOffset? NextAt { get; init; }

    [ApiMember("When it was first planned.", Access = ApiAccess.Read, Example = "2030-01-03T06:12:55.120Z")]
    public required DateTimeOffset PlannedAt { get; init; }

    [ApiMember("When the network took it.", Access = ApiAccess.Read, Example = "2030-01-31T00:30:00.480Z")]
    public DateTimeOffset? SentAt { get; init; }

    [ApiMember("What it cost, or may have cost while its answer is unknown, in US dollars.", Access = ApiAccess.Read, Example = "0.2")]
    public required decimal Cost { get; init; }

    [ApiMember("Where people read it; absent until it is there, and where that is not known.", Access = ApiAccess.Read, Format = "uri", Example = "https://mixi.social/@hanako/posts/2b9f1c5e")]
    public string? StatusUrl { get; init; }

    [ApiMember("Its length in the network's own counting, with the link; absent when the channel is not configured any more.", Access = ApiAccess.Read, Place = ApiPlace.WholeIfAny, Example = "62")]
    public int? Count { get; init; }

    [ApiMember("The most that the network takes, in the same counting; 0 for no limit.", Access = ApiAccess.Read, Place = ApiPlace.WholeIfAny, Example = "149")]
    public int? Limit { get; init; }

    [ApiMember("What sending it costs, in US dollars.", Access = ApiAccess.Read, Place = ApiPlace.WholeIfAny, Example = "0")]
    public decimal? Price { get; init; }

    [ApiMember("What happened so far, oldest first; the last twenty.", Access = ApiAccess.Read)]
    public required IReadOnlyList<AnnouncementEvent> History { get; init; }

    /// <summary>The members that a request may send back as they were shown.</summary>
    internal static IReadOnlyList<string> ReadOnlyMembers { get; } =
    [
        "post", "title", "audience", "state", "reason", "detail", "status", "attempts", "nextAt", "plannedAt", "sentAt", "cost", "statusUrl", "count", "limit", "price", "history",
    ];

    /// <param name="row">The announcement.</param>
    /// <param name="channel">Its channel; null when it is not configured any more.</param>
    /// <param name="measure">How the channel sees it now; null where that is not shown.</param>
    public static AnnouncementJson Of(Announcement row, ChannelTraits? channel, Measure? measure) => new()
    {
        Channel = row.Channel,
        Post = row.Slug,
        Title = row.PostTitle,
        Audience = channel?.Audience,
        Text = row.Text,
        Link = row.Link,
        At = row.At,
        Language = row.Language.Length > 0 ? row.Language : null,
        Visibility = row.Visibility.Length > 0 ? row.Visibility : null,
        State = row.State,
        Reason = row.Reason,
        Detail = row.Detail,
        Status = row.Status,
        Attempts = row.Attempts,
        NextAt = row.NextAt,
        PlannedAt = row.PlannedAt,
        SentAt = row.SentAt,
        Cost = Money.ToDollars(row.CostMicros),
        StatusUrl = row.StatusUrl.Length > 0 ? row.StatusUrl : null,
        Count = measure?.Count,
        Limit = measure?.Limit,
        Price = measure?.Price,
        History = row.History,
    };

    /// <summary>The entity tag of this representation.</summary>
    public string ETagFor(Announcement row) => VersionedETag.Of(row.Version, JsonConvert.SerializeObject(this, ApiJson.Settings));
}

/// <summary>The announcements of one post: all of them, because a blog has few channels.</summary>
public sealed record AnnouncementsJson([property: ApiMember("One for each channel that is told or was told, by the channels' ids.")] IReadOnlyList<AnnouncementJson> Items);
