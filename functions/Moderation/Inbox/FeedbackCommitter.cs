using Azure;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Store;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Moderation.Inbox;

/// <summary>
/// Commits changes to comments and linkbacks: message first, then one conditional write. The message comes a moment later
/// and does what follows from the change, whatever became of the process that made it.
/// </summary>
public sealed class FeedbackCommitter(FeedbackStore store, QueueSender queue, BlogClock clock)
{
    /// <summary>How long the message waits: the usual commit is over by then.</summary>
    public static readonly TimeSpan MessageDelay = TimeSpan.FromSeconds(2);

    /// <summary>No commit comes later than this after its message was sent, so a consumer that waited so long knows it never will.</summary>
    public static readonly TimeSpan CommitDeadline = TimeSpan.FromSeconds(30);

    /// <summary>Commits a new item; null when its row is taken. One message, one transaction.</summary>
    public async Task<FeedbackItem?> AddAsync(FeedbackItem item, CancellationToken cancellationToken)
    {
        item = item with { Version = 1, CommitId = Ids.Random(16) };
        using var deadline = WithDeadline(cancellationToken);
        await AnnounceAsync(item, clock.Now + MessageDelay, deadline.Token);
        try
        {
            return await store.CommitAsync(null, item, deadline.Token);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            // Taken by another, or by this very commit when its first answer was lost and it was sent again.
            return await store.FindAsync(item.Slug, item.RowKey, deadline.Token) is { } stored && stored.CommitId == item.CommitId ? stored : null;
        }
    }

    /// <summary>
    /// Applies <paramref name="change"/> and commits it; to what is there now, when that has changed meanwhile. Returns the
    /// item as it then is, unchanged when <paramref name="change"/> says null, and null when it is gone. One message, sent
    /// for <paramref name="at"/> or at once.
    /// </summary>
    public async Task<FeedbackItem?> ChangeAsync(FeedbackItem current, Func<FeedbackItem, FeedbackItem?> change, CancellationToken cancellationToken, DateTimeOffset? at = null)
    {
        if (change(current) is null)
            return current;
        using var deadline = WithDeadline(cancellationToken);
        await AnnounceAsync(current with { Version = current.Version + 1 }, at ?? (clock.Now + MessageDelay), deadline.Token);
        return await ChangeUnannouncedAsync(current, change, deadline.Token);
    }

    /// <summary>As <see cref="ChangeAsync"/>, for a consumer whose own message stands in for the message.</summary>
    public async Task<FeedbackItem?> ChangeUnannouncedAsync(FeedbackItem current, Func<FeedbackItem, FeedbackItem?> change, CancellationToken cancellationToken)
    {
        var commit = Ids.Random(16);
        for (; ; )
        {
            if (change(current) is not { } next)
                return current;
            next = next with { Version = current.Version + 1, CommitId = commit };
            try
            {
                return await store.CommitAsync(current, next, cancellationToken);
            }
            catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
            {
                if (await store.FindAsync(current.Slug, current.RowKey, cancellationToken) is not { } stored)
                    return null;
                if (stored.CommitId == commit)
                    return stored;
                current = stored;
            }
        }
    }

    private Task AnnounceAsync(FeedbackItem item, DateTimeOffset at, CancellationToken cancellationToken) =>
        queue.SendAsync(Queues.Moderation, new FeedbackChanged(item.Slug, item.RowKey, item.Version), at, cancellationToken);

    private static CancellationTokenSource WithDeadline(CancellationToken cancellationToken)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        source.CancelAfter(CommitDeadline);
        return source;
    }
}
