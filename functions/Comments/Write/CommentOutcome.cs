using ServerlessBlog.Comments.Input;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Comments.Write;

/// <summary>What became of a comment that was sent.</summary>
public abstract record CommentOutcome(Post Post)
{
    /// <summary>It is kept, and waits unless the author wrote it.</summary>
    public sealed record Taken(Post Post, FeedbackItem Comment) : CommentOutcome(Post);

    /// <summary>Something is wrong with it; nothing is kept.</summary>
    /// <param name="Parent">The comment that it answers, where that is known.</param>
    public sealed record Faulty(Post Post, IReadOnlyList<CommentFault> Faults, FeedbackItem? Parent) : CommentOutcome(Post);

    /// <summary>The post takes no comments; nothing is kept.</summary>
    public sealed record Closed(Post Post) : CommentOutcome(Post);
}
