using ServerlessBlog.Linkbacks.Sources;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Linkbacks.Webmentions;

/// <summary>Where a webmention stands, as far as its sender may know: what is taken for spam waits like everything else.</summary>
public sealed record WebmentionStatusJson
{
    [ApiMember("received: its source is yet to be looked at; waiting: for the author; published; or refused.", Example = "waiting")]
    public required WebmentionState State { get; init; }

    [ApiMember("Why it is refused: no-link, source-gone, source-missing, source-type, source-too-large, source-refused, source-unreachable, or author.", Example = "no-link")]
    public string? Reason { get; init; }

    [ApiMember("The post.", Format = "uri", Example = "https://blog.example/posts/twitter-outside-mixi-inside")]
    public required string Target { get; init; }

    /// <summary>The status of what is stored; null for what has just been taken for the first time.</summary>
    public static WebmentionStatusJson Of(FeedbackItem? item, string permalink) => new()
    {
        State = StateOf(item),
        Reason = item is { State: FeedbackState.Rejected } ? ReasonOf(item) : null,
        Target = permalink,
    };

    private static WebmentionState StateOf(FeedbackItem? item) => item?.State switch
    {
        null or FeedbackState.Received => WebmentionState.Received,
        FeedbackState.Approved => WebmentionState.Published,
        FeedbackState.Rejected => WebmentionState.Refused,
        _ => WebmentionState.Waiting,
    };

    private static string ReasonOf(FeedbackItem item) =>
        item.Reasons.Select(reason => reason.Name).FirstOrDefault(SourceReasons.All.Contains) ?? "author";
}

/// <summary>The states of a webmention that its sender is told.</summary>
public enum WebmentionState
{
    Received,
    Waiting,
    Published,
    Refused,
}
