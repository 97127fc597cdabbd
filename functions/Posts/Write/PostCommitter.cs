using Azure;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Schedule;
using ServerlessBlog.Posts.Store;

namespace ServerlessBlog.Posts.Write;

/// <summary>
/// Commits a change to a post: message first, then one conditional write, then the lists at once. The message comes a
/// few seconds later and finds nothing to do, unless the process died or storage failed in between.
/// </summary>
public sealed partial class PostCommitter(
    PostStore posts, DuePosts due, QueueSender queue, PostIndexer indexer, BlogClock clock, ILogger<PostCommitter> logger)
{
    /// <summary>How long the message waits: the usual commit and indexing are over by then.</summary>
    public static readonly TimeSpan MessageDelay = TimeSpan.FromSeconds(5);

    /// <summary>No commit follows its message later than this, so a consumer that waited so long knows it never will.</summary>
    public static readonly TimeSpan CommitDeadline = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Applies <paramref name="change"/> to <paramref name="current"/> and commits it. Throws a problem (412) when
    /// another change of the author's came first. Changes of derived properties in between do not matter.
    /// </summary>
    public async Task<Post> ChangeAsync(Post current, Func<Post, Post> change, CancellationToken cancellationToken)
    {
        var next = Next(current, change);
        await AnnounceAsync(next, cancellationToken);
        if (current.Status == PostStatus.Published && (next.Status != PostStatus.Published || next.Title != current.Title))
            await RefreshRelatedAsync(current, cancellationToken);
        return await FinishAsync(await CommitAsync(current, next, change, cancellationToken), cancellationToken);
    }

    /// <summary>As <see cref="ChangeAsync"/>, for a consumer whose own message or due row stands in for the message.</summary>
    public async Task<Post> ChangeUnannouncedAsync(Post current, Func<Post, Post> change, CancellationToken cancellationToken) =>
        await CommitAsync(current, Next(current, change), change, cancellationToken);

    /// <summary>Commits a new post; null when its slug was taken in the meantime.</summary>
    public async Task<Post?> CreateAsync(Post post, CancellationToken cancellationToken)
    {
        var created = Next(post, same => same);
        await AnnounceAsync(created, cancellationToken);
        using var deadline = WithDeadline(cancellationToken);
        Post? committed;
        try
        {
            committed = await posts.CommitAsync(created, isNew: true, Revision.Of(created), deadline.Token);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            // Taken by somebody else, or by this very commit when its first answer was lost and it was sent again.
            committed = await posts.FindAsync(post.Slug, cancellationToken);
            if (committed?.CommitId != created.CommitId)
                return null;
        }

        return await FinishAsync(committed, cancellationToken);
    }

    private async Task<Post> CommitAsync(Post current, Post next, Func<Post, Post> change, CancellationToken cancellationToken)
    {
        using var deadline = WithDeadline(cancellationToken);
        for (; ; )
        {
            try
            {
                return await posts.CommitAsync(next, isNew: false, next.Revision == current.Revision ? null : Revision.Of(next), deadline.Token);
            }
            catch (RequestFailedException exception) when (exception.Status is 409 or 412)
            {
                var stored = await posts.FindAsync(next.Slug, deadline.Token);
                if (stored?.CommitId == next.CommitId)
                    return stored;
                if (stored is null || stored.Version != current.Version)
                    throw new ProblemException(ProblemType.Stale, "Read the post again, make your change to what it is now, and send its new ETag.");
                (current, next) = (stored, Next(stored, change) with { CommitId = next.CommitId });
            }
        }
    }

    private Post Next(Post current, Func<Post, Post> change)
    {
        var changed = change(current) with { Version = current.Version + 1, CommitId = Ids.Random(16) };
        return changed with { Placed = Placement.Union(current.Placed, ListNames.Of(changed, clock)) };
    }

    private async Task AnnounceAsync(Post next, CancellationToken cancellationToken)
    {
        var message = new PostChanged(next.Slug, next.Version);
        if (next is { Status: PostStatus.Scheduled, PublishedAt: { } at })
        {
            await due.AddAsync(next.Slug, at, cancellationToken);
            await queue.SendAsync(Queues.Indexing, message, at, cancellationToken);
        }

        await queue.SendAsync(Queues.Indexing, message, clock.Now + MessageDelay, cancellationToken);
    }

    // Posts that this one is related to show its title; likeness mostly goes both ways.
    private Task RefreshRelatedAsync(Post post, CancellationToken cancellationToken) =>
        Task.WhenAll(post.Related.Select(related =>
            queue.SendAsync(Queues.Indexing, new PostChanged(related.Slug, 0, RefreshRelated: true), clock.Now + MessageDelay, cancellationToken)));

    private async Task<Post> FinishAsync(Post committed, CancellationToken cancellationToken)
    {
        try
        {
            return await indexer.BringInLineAsync(committed, cancellationToken);
        }
        catch (Exception exception) when (exception is RequestFailedException or OperationCanceledException or TimeoutException)
        {
            LogLater(logger, exception, committed.Version);
            return committed;
        }
    }

    private static CancellationTokenSource WithDeadline(CancellationToken cancellationToken)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        source.CancelAfter(CommitDeadline);
        return source;
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Warning, Message = "Version {Version} of a post is committed; its lists follow by message")]
    private static partial void LogLater(ILogger logger, Exception exception, long version);
}
