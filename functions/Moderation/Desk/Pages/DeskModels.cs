using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Moderation.Desk.DeadLetters;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Desk.Pages;

/// <summary>Why the form to sign in is shown.</summary>
public enum SignInProblem
{
    None,
    WrongKey,
    TooMany,
    SessionOver,
}

/// <summary>The form to sign in.</summary>
/// <param name="Next">Where to go then.</param>
public sealed record SignInPageModel(DeskInfo Info, SignInProblem Problem, string Next)
{
    /// <summary>Whether the page asks for itself once more, because the browser held the cookie back.</summary>
    public bool AsksAgain { get; init; }
}

/// <summary>One page of the comments and linkbacks of a state.</summary>
public sealed record QueuePageModel(DeskInfo Info, DeskSession Session, FeedbackState State, IReadOnlyList<FeedbackItem> Items)
{
    /// <summary>Where this page begins; null on the first.</summary>
    public string? Cursor { get; init; }

    public string? NextCursor { get; init; }

    /// <summary>The titles of the posts, by their slugs; a post that is gone has none.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public DeskNotice? Notice { get; init; }

    /// <summary>A reply that could not be taken.</summary>
    public ReplyDraft? Draft { get; init; }
}

/// <summary>A reply as it was typed.</summary>
public sealed record ReplyDraft(string Id, string Text, string Error);

/// <summary>The messages that could not be handled.</summary>
public sealed record MessagesPageModel(DeskInfo Info, DeskSession Session, IReadOnlyList<DeadLetter> Messages)
{
    public DeskNotice? Notice { get; init; }
}

/// <summary>One page of the linkbacks that were sent.</summary>
public sealed record LinkbacksPageModel(DeskInfo Info, DeskSession Session, IReadOnlyList<SentLinkback> Items)
{
    /// <summary>Where this page begins; null on the first.</summary>
    public string? Cursor { get; init; }

    public string? NextCursor { get; init; }

    public DeskNotice? Notice { get; init; }
}
