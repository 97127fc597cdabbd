using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Moderation.Queue;

/// <summary>The consumer of <c>moderation</c>. A message names what changed; what has to be done is read from storage.</summary>
public sealed class ModerateFeedback(ModerationMessages messages)
{
    [Function(nameof(ModerateFeedback))]
    public async Task Run(
        [ServiceBusTrigger(Queues.Moderation, Connection = Queues.Connection)] ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        if (!await messages.TryHandleAsync(message, cancellationToken))
            throw new InvalidOperationException("The message names neither a comment, a linkback nor a task; it is dead-lettered after its last delivery.");
    }
}
