using System.Diagnostics;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using ServerlessBlog.Platform.Telemetry;

namespace ServerlessBlog.Platform.Messaging;

/// <summary>Gives each message of a queue to whom it is for. Reads the message's own body, because its metadata may have been overwritten on the way.</summary>
public sealed partial class QueueMessages(ILogger<QueueMessages> logger)
{
    /// <summary>
    /// Runs the task that the message's <c>kind</c> names, or <paramref name="handle"/> for a message without one. False
    /// when it asks for nothing that is known.
    /// </summary>
    /// <typeparam name="T">What a message without a kind says.</typeparam>
    /// <param name="queue">The queue's name.</param>
    /// <param name="message">The message.</param>
    /// <param name="tasks">The queue's tasks.</param>
    /// <param name="handle">Does what a message without a kind is about; false when it names nothing.</param>
    /// <param name="cancellationToken">Ends the work; the message comes again.</param>
    public async Task<bool> TryHandleAsync<T>(
        string queue, ServiceBusReceivedMessage message, IEnumerable<IQueueTask> tasks, Func<T, Task<bool>> handle, CancellationToken cancellationToken)
        where T : class
    {
        var body = message.Body.ToString();
        var envelope = TryRead<Envelope>(body);
        using var activity = MessageTrace.Begin(queue, envelope?.Traceparent, envelope?.Tracelink);
        var outcome = "failed";
        try
        {
            var isKnown = envelope is not null && await HandleAsync(envelope, body, tasks, handle, cancellationToken);
            outcome = isKnown ? "done" : "unreadable";
            return isKnown;
        }
        finally
        {
            if (outcome == "failed")
            {
                // The worker tells of the exception too, but outside the trace of the message.
                activity?.SetStatus(ActivityStatusCode.Error);
                LogFailed(logger, queue);
            }

            BlogTelemetry.CountHandled(queue, outcome);
        }
    }

    private static async Task<bool> HandleAsync<T>(
        Envelope envelope, string body, IEnumerable<IQueueTask> tasks, Func<T, Task<bool>> handle, CancellationToken cancellationToken)
        where T : class
    {
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

    [LoggerMessage(EventId = 1104, Level = LogLevel.Warning, Message = "A message of {Queue} failed")]
    private static partial void LogFailed(ILogger logger, string queue);

    private sealed record Envelope(string? Kind, string? Traceparent, string? Tracelink);
}
