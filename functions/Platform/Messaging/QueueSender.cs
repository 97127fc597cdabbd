using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Newtonsoft.Json;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.Telemetry;

namespace ServerlessBlog.Platform.Messaging;

/// <summary>Sends messages to queues. A message names what changed; it never carries the change.</summary>
public sealed class QueueSender(ServiceBusClient client, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ServiceBusSender> _senders = new(StringComparer.Ordinal);

    /// <summary>
    /// Returns when the queue has accepted the message. It is delivered at <paramref name="at"/> (whole seconds,
    /// rounded up), or at once when that is past or default. A failure means that it may or may not have arrived.
    /// </summary>
    public async Task SendAsync(string queue, object body, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var delay = at == default ? TimeSpan.Zero : at - time.GetUtcNow();
        var message = new ServiceBusMessage(MessageTrace.Write(JsonConvert.SerializeObject(body, ApiJson.Settings), delay))
        {
            ContentType = "application/json",
            // One for each call: a queue that looks for repetitions drops what a retry of this call sends again, and nothing else.
            MessageId = Ids.Random(26),
        };
        if (at != default)
            message.ScheduledEnqueueTime = new DateTimeOffset((at.UtcTicks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        await _senders.GetOrAdd(queue, client.CreateSender).SendMessageAsync(message, cancellationToken);
        BlogTelemetry.CountSent(queue);
    }
}
