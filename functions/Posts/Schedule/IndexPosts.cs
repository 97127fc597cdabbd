using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Posts.Schedule;

/// <summary>The consumer of <c>indexing</c>. A message names what changed; what has to be done is read from storage.</summary>
public sealed class IndexPosts(IndexingMessages messages)
{
    [Function(nameof(IndexPosts))]
    public async Task Run(
        [ServiceBusTrigger(Queues.Indexing, Connection = Queues.Connection)] ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        if (!await messages.TryHandleAsync(message, cancellationToken))
            throw new InvalidOperationException("The message names neither a post nor a task; it is dead-lettered after its last delivery.");
    }
}
