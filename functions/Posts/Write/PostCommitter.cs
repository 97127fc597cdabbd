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

    /// <summary>No commit comes later than this after the first of its messages is sent, so a consumer that waited so long knows it never will.</summary>
    public static readonly TimeSpan CommitDeadline = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Applies <paramref name="change"/> to <paramref name="current"/> and commits it. Throws a problem (412) when
    /// another change of the author's came first. Changes of derived properties in between do not matter.
    /// </summary>
    public async Task<Post> ChangeAsync(Post current, Func<Post, Post> change, CancellationToken cancellationToken)
    {
        var next = Next(current, change);
        using var deadline = WithDeadline(cancellationToken);
        await AnnounceAsync(next, deadline.Token);
        return await FinishAsync(await CommitAsync(current, next, change, deadline.Token));
    }

    /// <summary>As <see cref="ChangeAsync"/>, for a consumer whose own message or due row stands in for the message.</summary>
    public Task<Post> ChangeUnannouncedAsync(Post current, Func<Post, Post> change, CancellationToken cancellationToken) =>
        CommitAsync(current, Next(current, change), change, cancellationToken);

    /// <summary>Commits a new post; null when its slug was taken in the meantime.</summary>
    public async Task<Post?> CreateAsync(Post post, CancellationToken cancellationToken)
    {
        var created = Next(post, same => same);
        using var deadline = WithDeadline(cancellationToken);
        await AnnounceAsync(created, deadline.Token);
        Post? committed;
        try
        {
            committed = await posts.CommitAsync(created, isNew: true, Revision.Of(created), deadline.Token);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            // Taken by somebody else, or by this very commit when its first answer was lost and it was sent again.
            committed = await posts.FindAsync(post.Slug, deadline.Token);
            if (committed?.CommitId != created.CommitId)
                return null;
        }

        return await FinishAsync(committed);
    }

    private async Task<Post> CommitAsync(Post current, Post next, Func<Post, Post> change, CancellationToken cancellationToken)
    {
        for (; ; )
        {
            try
            {
                return await posts.CommitAsync(next, isNew: false, next.Revision == current.Revision ? null : Revision.Of(next), cancellationToken);
            }
            catch (RequestFailedException exception) when (exception.Status is 409 or 412)
            {
                var stored = await posts.FindAsync(next.Slug, cancellationToken);
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
            await queue.SendAsync(Queues.Indexing, message with { DueAt = at }, at, cancellationToken);
        }

        await queue.SendAsync(Queues.Indexing, message, clock.Now + MessageDelay, cancellationToken);
    }

    // Also when the caller has gone: the change is made, and the sooner it shows the better. It ends before the message
    // comes, so that the two do not meet.
    private async Task<Post> FinishAsync(Post committed)
    {
        using var soon = new CancellationTokenSource(MessageDelay - TimeSpan.FromSeconds(1));
        try
        {
            return await indexer.BringInLineAsync(committed, soon.Token);
        }
        catch (Exception exception) when (exception is RequestFailedException || Outages.IsOutage(exception))
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
