using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Decisions;

/// <summary>Something that is kept in step with what became of comments and linkbacks, besides the desk and the counts.</summary>
public interface IFeedbackFollower
{
    /// <summary>Called with the item's state after each change, a moment later, until it succeeds, and now and then once more.</summary>
    Task FollowAsync(FeedbackItem item, CancellationToken cancellationToken);
}
