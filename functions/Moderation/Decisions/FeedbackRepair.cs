using Azure;
using ServerlessBlog.Moderation.Inbox;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Store;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Moderation.Decisions;

/// <summary>Brings what was written about a post in line when its rows, the desk and the counts were read at different times, as in a back-up.</summary>
public sealed class FeedbackRepair(FeedbackStore store, FeedbackSettler settler, QueueSender queue)
{
    private static readonly string AllStates = string.Join(
        ',', FeedbackState.Pending, FeedbackState.Spam, FeedbackState.Rejected, FeedbackState.Approved);

    /// <summary>
    /// Shows of the items of a post what is approved and nothing else, counts that, and has <paramref name="rows"/> settled by a
    /// message each.
    /// </summary>
    public async Task RepairAsync(string slug, IReadOnlySet<string> rows, CancellationToken cancellationToken)
    {
        var (items, shown) = await store.OfPostAsync(slug, cancellationToken);
        var approved = items.Where(item => item.State == FeedbackState.Approved).ToDictionary(ShownItem.RowOf, StringComparer.Ordinal);
        foreach (var row in shown.Where(row => !approved.ContainsKey(row)))
            await store.HideAsync(slug, row, cancellationToken);
        foreach (var (row, item) in approved.Where(pair => !shown.Contains(pair.Key)))
            await TryShowAsync(item, cancellationToken);
        await settler.RecountAsync(slug, cancellationToken);
        foreach (var item in items.Where(item => rows.Contains(item.RowKey)))
        {
            if (await store.FindAsync(slug, item.RowKey, cancellationToken) is not { } current)
                continue;
            // The desk may hold a pointer to it in any state. Who changes it meanwhile has a message too.
            if (current.State != FeedbackState.Received)
                await store.SaveSettledAsync(current with { DeskStates = AllStates, NeedsCounting = true }, cancellationToken);
            await queue.SendAsync(Queues.Moderation, new FeedbackChanged(slug, item.RowKey, 0), default, cancellationToken);
        }
    }

    private async Task TryShowAsync(FeedbackItem item, CancellationToken cancellationToken)
    {
        try
        {
            await store.CommitAsync(item, item, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // Who changed it meanwhile showed it or not.
        }
    }
}
