using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Linkbacks.Sending.Delivery;

/// <summary>The consumer of <c>linkbacks</c>. A message names a post; whom to tell of it is read from storage.</summary>
public sealed class SendLinkbacks(LinkbackMessages messages)
{
    [Function(nameof(SendLinkbacks))]
    public async Task Run(
        [ServiceBusTrigger(Queues.Linkbacks, Connection = Queues.Connection)] ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        if (!await messages.TryHandleAsync(message, cancellationToken))
            throw new InvalidOperationException("The message names no post; it is dead-lettered after its last delivery.");
    }
}
