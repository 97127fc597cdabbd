using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Syndication.Sending.Delivery;

/// <summary>The consumer of <c>syndication</c>. A message names a post; what there is to announce is read from storage.</summary>
public sealed class AnnouncePosts(SyndicationMessages messages)
{
    [Function(nameof(AnnouncePosts))]
    public async Task Run(
        [ServiceBusTrigger(Queues.Syndication, Connection = Queues.Connection)] ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        if (!await messages.TryHandleAsync(message, cancellationToken))
            throw new InvalidOperationException("The message names neither a post nor a task; it is dead-lettered after its last delivery.");
    }
}
