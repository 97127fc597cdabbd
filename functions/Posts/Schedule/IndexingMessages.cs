using Azure.Messaging.ServiceBus;
using Newtonsoft.Json;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts.Schedule;

/// <summary>Gives each message of the queue <c>indexing</c> to whom it is for.</summary>
public sealed class IndexingMessages(DueWork work, IEnumerable<IIndexingTask> tasks)
{
    /// <summary>
    /// Does what the message asks for; false when it asks for nothing that is known. Reads the message's own body, because
    /// its metadata may have been overwritten on the way.
    /// </summary>
    public async Task<bool> TryHandleAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        var body = message.Body.ToString();
        if (TryRead<Envelope>(body) is not { } envelope)
            return false;
        if (envelope.Kind is null)
        {
            if (TryRead<PostChanged>(body) is not { Slug.Length: > 0 } changed)
                return false;
            await work.HandleAsync(changed, cancellationToken);
            return true;
        }

        if (tasks.FirstOrDefault(task => task.Kind == envelope.Kind) is not { } task)
            return false;
        await task.RunAsync(body, cancellationToken);
        return true;
    }

    private static T? TryRead<T>(string body)
        where T : class
    {
        try
        {
            return JsonConvert.DeserializeObject<T>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Envelope(string? Kind);
}
