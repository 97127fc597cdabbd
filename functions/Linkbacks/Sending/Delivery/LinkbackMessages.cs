using Azure.Messaging.ServiceBus;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Linkbacks.Sending.Delivery;

/// <summary>Reads the messages of the queue <c>linkbacks</c>, for its consumer and for who takes up what was dead-lettered.</summary>
public sealed class LinkbackMessages(LinkbackWork work, QueueMessages messages)
{
    /// <summary>Does what the message asks for; false when it asks for nothing that is known.</summary>
    public Task<bool> TryHandleAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken) =>
        messages.TryHandleAsync<LinksChanged>(
            Queues.Linkbacks,
            message,
            [],
            async changed =>
            {
                if (string.IsNullOrEmpty(changed.Slug))
                    return false;
                await work.HandleAsync(changed, cancellationToken);
                return true;
            },
            cancellationToken);
}
