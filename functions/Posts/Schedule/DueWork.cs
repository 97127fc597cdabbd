using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Store;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts.Schedule;

/// <summary>What the consumer and the timer do for a post: publish it when it is due, then bring its lists in line.</summary>
public sealed class DueWork(
    PostStore posts, PostPublisher publisher, PostIndexer indexer, RelatedIndexer related, DuePosts due, QueueSender queue, TimeProvider time)
{
    /// <summary>A message may come this much early, because Service Bus schedules in whole seconds; then it waits.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Does what a message is about. One whose commit has not come yet is put off once, past the last moment at which
    /// that commit can come; one that is much too early is sent again for its time.
    /// </summary>
    public async Task HandleAsync(PostChanged message, CancellationToken cancellationToken)
    {
        var post = await DoAsync(message.Slug, cancellationToken);
        if (post is not null && (message.RefreshRelated || message.ReferencedBy is not null))
            await related.RefreshAsync(post, message, cancellationToken);
        if ((post?.Version ?? 0) < message.Version && message.Attempt == 0)
            await queue.SendAsync(Queues.Indexing, message with { Attempt = 1 }, time.GetUtcNow() + PostCommitter.CommitDeadline, cancellationToken);
        else if (message.DueAt is { } at && post is { Status: PostStatus.Scheduled } && post.PublishedAt == at)
            await queue.SendAsync(Queues.Indexing, message, at, cancellationToken);
    }

    /// <summary>Reads the post and does what its state asks for. Null when there is no such post.</summary>
    public async Task<Post?> DoAsync(string slug, CancellationToken cancellationToken)
    {
        if (await posts.FindAsync(slug, cancellationToken) is not { } post)
            return null;
        if (post is { Status: PostStatus.Scheduled, PublishedAt: { } at } && await PublishIfDueAsync(post, at, cancellationToken) is { } published)
            post = published;
        return await indexer.SettleAsync(post, cancellationToken);
    }

    private async Task<Post?> PublishIfDueAsync(Post post, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var wait = at - time.GetUtcNow();
        if (wait > Early)
            return null;
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
        Post? published;
        try
        {
            published = await publisher.PublishDueAsync(post, cancellationToken);
        }
        catch (ProblemException problem) when (problem.Type == ProblemType.Stale)
        {
            // The timer and the message met, or the author was quicker: go on from what is there now.
            published = await posts.FindAsync(post.Slug, cancellationToken);
        }

        if (published is null)
            return null;
        published = await indexer.SettleAsync(published, cancellationToken);
        await due.RemoveAsync(post.Slug, at, cancellationToken);
        return published;
    }
}
