using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Posts.Write;

/// <summary>Moves posts between their states.</summary>
public sealed class PostPublisher(PostCommitter committer, BlogClock clock)
{
    /// <summary>Publishes now; under the time that was set before, if that is past. A published post stays as it is.</summary>
    public Task<Post> PublishAsync(Post post, CancellationToken cancellationToken)
    {
        if (post.Status == PostStatus.Published)
            return Task.FromResult(post);
        var now = clock.Now;
        return committer.ChangeAsync(
            post,
            current => current with
            {
                Status = PostStatus.Published,
                PublishedAt = current.Status != PostStatus.Scheduled && current.PublishedAt <= now ? current.PublishedAt : now,
            },
            cancellationToken);
    }

    /// <summary>Has the post published by itself at <paramref name="at"/>; again for another time.</summary>
    public Task<Post> ScheduleAsync(Post post, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (post.Status == PostStatus.Published)
            throw new ProblemException(ProblemType.Conflict, "The post is published already; withdraw it first to schedule it.");
        return committer.ChangeAsync(post, current => current with { Status = PostStatus.Scheduled, PublishedAt = at }, cancellationToken);
    }

    /// <summary>Publishes a scheduled post whose time has come; called by the consumer and the timer, which guarantee the rest.</summary>
    public Task<Post> PublishDueAsync(Post post, CancellationToken cancellationToken) =>
        committer.ChangeUnannouncedAsync(post, current => current with { Status = PostStatus.Published }, cancellationToken);

    /// <summary>Takes a published post back; a scheduled one becomes a draft again. A withdrawn post stays as it is.</summary>
    public Task<Post> WithdrawAsync(Post post, CancellationToken cancellationToken) => post.Status switch
    {
        PostStatus.Withdrawn => Task.FromResult(post),
        PostStatus.Scheduled => committer.ChangeAsync(post, current => current with { Status = PostStatus.Draft, PublishedAt = null }, cancellationToken),
        PostStatus.Published => committer.ChangeAsync(post, current => current with { Status = PostStatus.Withdrawn }, cancellationToken),
        _ => throw new ProblemException(ProblemType.Conflict, "A draft is not published; there is nothing to withdraw."),
    };

    /// <summary>Deletes the post for good: its text is erased, and the slug stays taken.</summary>
    public Task DeleteAsync(Post post, CancellationToken cancellationToken) =>
        committer.ChangeAsync(
            post,
            current => new Post
            {
                PartitionKey = current.PartitionKey,
                ETag = current.ETag,
                Status = PostStatus.Deleted,
                Revision = current.Revision,
                CreatedAt = current.CreatedAt,
                UpdatedAt = clock.Now,
                IndexedVersion = current.IndexedVersion,
                PlacedJson = current.PlacedJson,
                RelatedJson = current.RelatedJson,
                ReferencedByJson = current.ReferencedByJson,
                ToldTitle = current.ToldTitle,
            },
            cancellationToken);
}
