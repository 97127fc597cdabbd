using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Linkbacks.Sending.Api;

/// <summary>What one other page was told of a post.</summary>
public sealed record SentLinkbackJson
{
    [ApiMember("What it is named by among those of its post.", Example = "5f1d7a84db00d2fce00b31a7fc73224f")]
    public required string Id { get; init; }

    [ApiMember("The slug of the post.", Example = "twitter-outside-mixi-inside")]
    public required string Post { get; init; }

    [ApiMember("The URL that the post links to, or the TrackBack URL that its author named.", Format = "uri", Example = "https://other.example/2010/01/reply")]
    public required string Target { get; init; }

    [ApiMember("Whether the author named it as a TrackBack URL.", Example = "false")]
    public required bool IsNamed { get; init; }

    [ApiMember("Whether the post links there now; when it does not any more, that is what was told.", Example = "true")]
    public required bool IsLinked { get; init; }

    [ApiMember("How it is told.", Example = "webmention")]
    public required LinkbackProtocol Protocol { get; init; }

    [ApiMember("The URL that is told, once it is found.", Format = "uri", Example = "https://other.example/webmention")]
    public string? Endpoint { get; init; }

    [ApiMember("How far it has come; unknown means that the answer was lost, and nothing is sent again by itself.", Example = "sent")]
    public required SendState State { get; init; }

    [ApiMember("What came of the last attempt.", Example = "accepted")]
    public required SendOutcome Outcome { get; init; }

    [ApiMember("The HTTP status of the last answer.", Example = "202")]
    public int? Status { get; init; }

    [ApiMember("A sentence about the last attempt, or the other side's own words; may be empty.", Example = "")]
    public required string Detail { get; init; }

    [ApiMember("How many attempts were made for this version of the post.", Example = "1")]
    public required int Attempts { get; init; }

    [ApiMember("When the next attempt is made.", Example = "2010-01-03T06:22:45Z")]
    public DateTimeOffset? NextAt { get; init; }

    [ApiMember("When it was first planned.", Example = "2010-01-03T06:12:55Z")]
    public required DateTimeOffset PlannedAt { get; init; }

    [ApiMember("When the other side took it last.", Example = "2010-01-03T06:12:56.480Z")]
    public DateTimeOffset? SentAt { get; init; }

    [ApiMember("What happened so far, oldest first; the last twelve.")]
    public required IReadOnlyList<SendEvent> History { get; init; }

    public static SentLinkbackJson Of(SentLinkback row) => new()
    {
        Id = row.Hash,
        Post = row.Slug,
        Target = row.Target,
        IsNamed = row.IsNamed,
        IsLinked = row.IsLinked,
        Protocol = row.Protocol,
        Endpoint = row.Endpoint.Length > 0 ? row.Endpoint : null,
        State = row.State,
        Outcome = row.Outcome,
        Status = row.Status,
        Detail = row.Detail,
        Attempts = row.Attempts,
        NextAt = row.NextAt,
        PlannedAt = row.PlannedAt,
        SentAt = row.SentAt,
        History = row.History,
    };
}

/// <summary>The pages that were told of one post: all of them, because few are linked to.</summary>
public sealed record SentLinkbacksJson([property: ApiMember("One for each page, the last planned first.")] IReadOnlyList<SentLinkbackJson> Items);
