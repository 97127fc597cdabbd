using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Comments.Pages;

/// <summary>What a permalink page shows of comments besides those that are approved.</summary>
public sealed record CommentVisit
{
    /// <summary>A reader like any other, of a post that takes comments.</summary>
    public static readonly CommentVisit Plain = new();

    /// <summary>Whether the post takes comments.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>The id of the comment that the form is to answer; empty for none, and ignored when none of this id is shown.</summary>
    public string ReplyTo { get; init; } = "";

    /// <summary>What the reader wrote, found by a signed link.</summary>
    public FeedbackItem? Own { get; init; }

    /// <summary>The token of that link.</summary>
    public string OwnToken { get; init; } = "";

    /// <summary>Whether the page is not the one that everybody is to know.</summary>
    public bool IsVariant => Own is not null || ReplyTo.Length > 0;
}
