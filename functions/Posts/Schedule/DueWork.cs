using ServerlessBlog.Platform;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Store;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts.Schedule;

/// <summary>What the consumer and the timer do for a post: publish it when it is due, then bring its lists in line.</summary>
public sealed class DueWork(PostStore posts, PostPublisher publisher, PostIndexer indexer, DuePosts due, TimeProvider time)
{
    /// <summary>A message may come this much early, because Service Bus schedules in whole seconds; then it waits.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(3);

    /// <summary>Reads the post and does what its state asks for. Null when there is no such post.</summary>
    public async Task<Post?> DoAsync(string slug, bool refreshRelated, CancellationToken cancellationToken)
    {
        if (await posts.FindAsync(slug, cancellationToken) is not { } post)
            return null;
        if (post is { Status: PostStatus.Scheduled, PublishedAt: { } at })
            post = await PublishIfDueAsync(post, at, cancellationToken);
        return refreshRelated && post.Status == PostStatus.Published
            ? await indexer.ReindexAsync(post, cancellationToken)
            : await indexer.BringInLineAsync(post, cancellationToken);
    }

    private async Task<Post> PublishIfDueAsync(Post post, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var wait = at - time.GetUtcNow();
        if (wait > Early)
            return post;
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
        var published = await indexer.BringInLineAsync(await publisher.PublishDueAsync(post, cancellationToken), cancellationToken);
        await due.RemoveAsync(post.Slug, at, cancellationToken);
        return published;
    }
}
