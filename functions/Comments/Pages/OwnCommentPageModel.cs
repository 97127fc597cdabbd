using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Site;

namespace ServerlessBlog.Comments.Pages;

/// <summary>The page on which who wrote a comment sees all that is kept about it.</summary>
/// <param name="Comment">The comment; null when the link does not hold.</param>
/// <param name="Token">The link's token.</param>
public sealed record OwnCommentPageModel(SiteInfo Site, FeedbackItem? Comment, string Token)
{
    /// <summary>Whether it was to be erased and the box was not ticked.</summary>
    public bool IsUnconfirmed { get; init; }

    /// <summary>Whether it has just been erased.</summary>
    public bool IsErased { get; init; }
}
