using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Moderation.Desk.DeadLetters;

/// <summary>
/// The dead-lettered messages of all queues. They are looked at by receiving and giving back, which works over every
/// protocol; what is not given back in time returns by itself when its lock runs out. A message leaves only when a new one
/// with its content is in the queue.
/// </summary>
public sealed partial class DeadLetterQueues(ServiceBusClient client, ILogger<DeadLetterQueues> logger)
{
    /// <summary>How many messages of a queue are looked at, the oldest first.</summary>
    public const int MaxOfQueue = 50;

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    // Two who look at the same time would hide messages from each other.
    private readonly SemaphoreSlim _looking = new(1);

    /// <summary>The messages of all queues, at most <see cref="MaxOfQueue"/> of each. Takes about a second.</summary>
    public Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellationToken) =>
        AloneAsync(() => OfAllAsync(queue => LookAsync(queue, cancellationToken)), cancellationToken);

    /// <summary>Sends the content of one message to its queue again and removes it here. Null when it is not among those looked at.</summary>
    public async Task<DeadLetter?> RetryAsync(string queue, string id, CancellationToken cancellationToken) =>
        Queues.All.Contains(queue, StringComparer.Ordinal)
        && await AloneAsync(() => ResendAsync(queue, message => message.MessageId == id, cancellationToken), cancellationToken) is [var sent, ..]
            ? sent
            : null;

    /// <summary>The same for all of them, at most <see cref="MaxOfQueue"/> of each queue; returns how many.</summary>
    public async Task<int> RetryAllAsync(CancellationToken cancellationToken) =>
        (await AloneAsync(() => OfAllAsync(queue => ResendAsync(queue, _ => true, cancellationToken)), cancellationToken)).Count;

    private static async Task<IReadOnlyList<DeadLetter>> OfAllAsync(Func<string, Task<IReadOnlyList<DeadLetter>>> ofQueue) =>
        [.. (await Task.WhenAll(Queues.All.Select(ofQueue))).SelectMany(letters => letters)];

    private async Task<IReadOnlyList<DeadLetter>> AloneAsync(Func<Task<IReadOnlyList<DeadLetter>>> act, CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken);
        try
        {
            return await act();
        }
        finally
        {
            _looking.Release();
        }
    }

    private async Task<IReadOnlyList<DeadLetter>> LookAsync(string queue, CancellationToken cancellationToken)
    {
        await using var receiver = Open(queue);
        var messages = await receiver.ReceiveMessagesAsync(MaxOfQueue, Wait, cancellationToken);
        await GiveBackAsync(receiver, messages);
        return [.. messages.Select(message => DeadLetter.Of(queue, message))];
    }

    private async Task<IReadOnlyList<DeadLetter>> ResendAsync(string queue, Predicate<ServiceBusReceivedMessage> isMeant, CancellationToken cancellationToken)
    {
        await using var receiver = Open(queue);
        await using var sender = client.CreateSender(queue);
        // All are taken before any is sent: one that dies again at once is not met twice.
        var left = new List<ServiceBusReceivedMessage>(await receiver.ReceiveMessagesAsync(MaxOfQueue, Wait, cancellationToken));
        List<DeadLetter> sent = [];
        try
        {
            foreach (var message in left.FindAll(isMeant))
            {
                // First the new one, then the dead one goes: dying in between repeats it, and consumers do not mind that.
                await sender.SendMessageAsync(Anew(message), cancellationToken);
                await receiver.CompleteMessageAsync(message, CancellationToken.None);
                left.Remove(message);
                sent.Add(DeadLetter.Of(queue, message));
            }
        }
        finally
        {
            await GiveBackAsync(receiver, left);
        }

        LogRetried(logger, sent.Count, queue);
        return sent;
    }

    private ServiceBusReceiver Open(string queue) => client.CreateReceiver(queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });

    // The same content as a message of its own, which nothing takes for a repetition of the dead one.
    private static ServiceBusMessage Anew(ServiceBusReceivedMessage dead) =>
        new(dead) { MessageId = Ids.Random(26), ScheduledEnqueueTime = default };

    private async Task GiveBackAsync(ServiceBusReceiver receiver, IReadOnlyList<ServiceBusReceivedMessage> messages)
    {
        try
        {
            await Task.WhenAll(messages.Select(message => receiver.AbandonMessageAsync(message, cancellationToken: CancellationToken.None)));
        }
        catch (ServiceBusException exception)
        {
            LogNotGivenBack(logger, exception);
        }
    }

    [LoggerMessage(EventId = 4411, Level = LogLevel.Information, Message = "The author sent {Count} dead-lettered messages to the queue {Queue} again")]
    private static partial void LogRetried(ILogger logger, int count, string queue);

    [LoggerMessage(EventId = 4412, Level = LogLevel.Warning, Message = "Dead-lettered messages that were looked at could not be given back; they return when their locks run out")]
    private static partial void LogNotGivenBack(ILogger logger, Exception exception);
}
