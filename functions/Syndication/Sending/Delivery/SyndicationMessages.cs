using Azure.Messaging.ServiceBus;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Syndication.Sending.Delivery;

/// <summary>A task of the queue <c>syndication</c>, whose messages without a kind name a post.</summary>
public interface ISyndicationTask : IQueueTask;

/// <summary>Reads the messages of the queue <c>syndication</c>, for its consumer and for who takes up what was dead-lettered.</summary>
public sealed class SyndicationMessages(AnnouncementWork work, IEnumerable<ISyndicationTask> tasks, QueueMessages messages)
{
    /// <summary>Does what the message asks for; false when it asks for nothing that is known.</summary>
    public Task<bool> TryHandleAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken) =>
        messages.TryHandleAsync<AnnouncementsDue>(
            Queues.Syndication,
            message,
            tasks,
            async due =>
            {
                if (string.IsNullOrEmpty(due.Slug))
                    return false;
                await work.HandleAsync(due.Slug, cancellationToken);
                return true;
            },
            cancellationToken);
}
