using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Newtonsoft.Json;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts.Schedule;

/// <summary>The consumer of <c>indexing</c>. The message names a post; what has to be done is read from the post.</summary>
public sealed class IndexPosts(DueWork work)
{
    [Function(nameof(IndexPosts))]
    public Task Run(
        [ServiceBusTrigger(Queues.Indexing, Connection = Queues.Connection)] ServiceBusReceivedMessage message, CancellationToken cancellationToken) =>
        work.HandleAsync(
            TryRead(message) ?? throw new InvalidOperationException("The message names no post; it is dead-lettered after its last delivery."),
            cancellationToken);

    /// <summary>The message's own body, because its metadata may have been overwritten on the way; null when it names no post.</summary>
    public static PostChanged? TryRead(ServiceBusReceivedMessage message)
    {
        try
        {
            return JsonConvert.DeserializeObject<PostChanged>(message.Body.ToString()) is { Slug.Length: > 0 } changed ? changed : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
