using Azure.Messaging.ServiceBus;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts.Schedule;

/// <summary>Gives each message of the queue <c>indexing</c> to whom it is for.</summary>
public sealed class IndexingMessages(DueWork work, IEnumerable<IIndexingTask> tasks, QueueMessages messages)
{
    /// <summary>Does what the message asks for; false when it asks for nothing that is known.</summary>
    public Task<bool> TryHandleAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken) =>
        messages.TryHandleAsync<PostChanged>(
            Queues.Indexing,
            message,
            tasks,
            async changed =>
            {
                if (string.IsNullOrEmpty(changed.Slug))
                    return false;
                await work.HandleAsync(changed, cancellationToken);
                return true;
            },
            cancellationToken);
}
