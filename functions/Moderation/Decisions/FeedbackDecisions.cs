using Azure;
using ServerlessBlog.Moderation.Inbox;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Store;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Moderation.Decisions;

/// <summary>What the author decides about comments and linkbacks, and what their writers may demand.</summary>
public sealed class FeedbackDecisions(
    FeedbackStore store, DeskStore desk, FeedbackCommitter committer, FeedbackSettler settler, QueueSender queue, BlogClock clock)
{
    /// <summary>How long a decision can be taken back.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Gives an item the state <paramref name="decision"/>. When it returns, the page that this instance serves is in line.
    /// Throws a problem: 404 for an unknown id, 409 for approving a linkback whose source does not link here.
    /// </summary>
    public Task<FeedbackItem> DecideAsync(string deskId, FeedbackState decision, CancellationToken cancellationToken) =>
        ChangeAsync(
            deskId,
            item =>
            {
                if (decision == FeedbackState.Approved && item is { IsLinkback: true, IsVerified: false })
                    throw new ProblemException(ProblemType.Conflict, "Its source does not link to the post; have the sender add the link and send it again.");
                return item.State == decision ? null : item.Moved(decision) with { PreviousState = item.State, DecidedAt = clock.Now };
            },
            cancellationToken);

    /// <summary>Gives an item back the state that it had before the last decision. Throws a problem: 404, and 409 when that is too long ago.</summary>
    public Task<FeedbackItem> UndoAsync(string deskId, CancellationToken cancellationToken) =>
        ChangeAsync(
            deskId,
            item => item.DecidedAt is { } at && clock.Now - at <= UndoFor
                ? item.Moved(item.PreviousState) with { PreviousState = item.State, DecidedAt = null }
                : throw new ProblemException(ProblemType.Conflict, "There is nothing to undo; decide anew."),
            cancellationToken);

    /// <summary>Removes an item for good, with all that was kept about it; answers to it stay. One that is gone already is as good.</summary>
    public async Task EraseAsync(FeedbackItem item, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(FeedbackCommitter.CommitDeadline);
        await queue.SendAsync(Queues.Moderation, new FeedbackErased(item.Slug, item.RowKey, item.DeskId), clock.Now + FeedbackCommitter.MessageDelay, deadline.Token);
        for (var current = item; current is not null && current.DeskId == item.DeskId;)
        {
            try
            {
                await store.RemoveAsync(current, deadline.Token);
                break;
            }
            catch (RequestFailedException exception) when (exception.Status is 404 or 412)
            {
                current = await store.FindAsync(item.Slug, item.RowKey, deadline.Token);
            }
        }

        await settler.ForgetAsync(item.Slug, item.DeskId, deadline.Token);
    }

    private async Task<FeedbackItem> ChangeAsync(string deskId, Func<FeedbackItem, FeedbackItem?> change, CancellationToken cancellationToken)
    {
        var pointer = FeedbackIds.IsDesk(deskId) ? await desk.FindAsync(deskId, cancellationToken) : null;
        if (pointer is null || await store.FindAsync(pointer.Slug, pointer.Row, cancellationToken) is not { } item)
            throw NotFound();
        var changed = await committer.ChangeAsync(item, change, cancellationToken) ?? throw NotFound();
        await settler.TryBringInLineAsync(changed);
        return changed;
    }

    private static ProblemException NotFound() =>
        new(ProblemType.NotFound, "There is nothing on the desk with this id; look at GET /api/desk.", [new FieldError("id", "Nothing on the desk has this id.")]);
}
