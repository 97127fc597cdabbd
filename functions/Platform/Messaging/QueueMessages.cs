using Azure.Messaging.ServiceBus;
using Newtonsoft.Json;

namespace ServerlessBlog.Platform.Messaging;

/// <summary>Gives each message of a queue to whom it is for. Reads the message's own body, because its metadata may have been overwritten on the way.</summary>
public static class QueueMessages
{
    /// <summary>
    /// Runs the task that the message's <c>kind</c> names, or <paramref name="handle"/> for a message without one. False
    /// when it asks for nothing that is known.
    /// </summary>
    /// <typeparam name="T">What a message without a kind says.</typeparam>
    /// <param name="message">The message.</param>
    /// <param name="tasks">The queue's tasks.</param>
    /// <param name="handle">Does what a message without a kind is about; false when it names nothing.</param>
    /// <param name="cancellationToken">Ends the work; the message comes again.</param>
    public static async Task<bool> TryHandleAsync<T>(
        ServiceBusReceivedMessage message, IEnumerable<IQueueTask> tasks, Func<T, Task<bool>> handle, CancellationToken cancellationToken)
        where T : class
    {
        var body = message.Body.ToString();
        if (TryRead<Envelope>(body) is not { } envelope)
            return false;
        if (envelope.Kind is null)
            return TryRead<T>(body) is { } changed && await handle(changed);
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
