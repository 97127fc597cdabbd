using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;

namespace ServerlessBlog.Tests.Integration.Moderation;

/// <summary>Service Bus in memory: keeps what is sent until a test delivers it.</summary>
public sealed class LabQueue(TimeProvider time) : ServiceBusClient
{
    private readonly ConcurrentQueue<(DateTimeOffset At, string Body)> _messages = new();

    /// <summary>What was sent and not yet delivered, in the order of delivery.</summary>
    public IReadOnlyList<(DateTimeOffset At, string Body)> Messages => [.. _messages.OrderBy(message => message.At)];

    /// <summary>Takes everything that is due.</summary>
    public IReadOnlyList<string> TakeDue()
    {
        var all = Messages;
        _messages.Clear();
        foreach (var later in all.Where(message => message.At > time.GetUtcNow()))
            _messages.Enqueue(later);
        return [.. all.Where(message => message.At <= time.GetUtcNow()).Select(message => message.Body)];
    }

    public override ServiceBusSender CreateSender(string queueOrTopicName) => new Sender(this, queueOrTopicName);

    private sealed class Sender(LabQueue queue, string name) : ServiceBusSender
    {
        public override Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default)
        {
            if (name == Platform.Messaging.Queues.Moderation)
                queue._messages.Enqueue((message.ScheduledEnqueueTime, message.Body.ToString()));
            return Task.CompletedTask;
        }
    }
}
