using Azure.Messaging.ServiceBus;
using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Inbox;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Store;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Moderation.Queue;

/// <summary>What the consumer of <c>moderation</c> does: it reads the item, has it judged when that is due, and brings the rest in line.</summary>
public sealed class ModerationMessages(
    FeedbackStore store, FeedbackJudging judging, FeedbackSettler settler, QueueSender queue, IEnumerable<IModerationTask> tasks, QueueMessages messages, BlogClock clock)
{
    /// <summary>Does what the message asks for; false when it asks for nothing that is known.</summary>
    public Task<bool> TryHandleAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken) =>
        messages.TryHandleAsync<FeedbackChanged>(
            Queues.Moderation,
            message,
            tasks,
            async changed =>
            {
                if (string.IsNullOrEmpty(changed.Slug) || string.IsNullOrEmpty(changed.Row))
                    return false;
                await HandleAsync(changed, cancellationToken);
                return true;
            },
            cancellationToken);

    private async Task HandleAsync(FeedbackChanged changed, CancellationToken cancellationToken)
    {
        var item = await store.FindAsync(changed.Slug, changed.Row, cancellationToken);
        if ((item?.Version ?? 0) < changed.Version && changed.Attempt == 0)
            // Its commit may still be on its way: look again when it no longer can be.
            await queue.SendAsync(Queues.Moderation, changed with { Attempt = 1 }, clock.Now + FeedbackCommitter.CommitDeadline, cancellationToken);
        if (item is { NeedsJudging: true })
            item = await judging.JudgeAsync(item, cancellationToken);
        if (item is not null)
            await settler.SettleAsync(item, cancellationToken);
    }
}
