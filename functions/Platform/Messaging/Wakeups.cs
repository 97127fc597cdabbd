using System.Collections.Concurrent;

namespace ServerlessBlog.Platform.Messaging;

/// <summary>
/// The messages that bring a delivery back to its post later. Whatever waits for a time is written after its message was
/// accepted; those that wait for the same time share one.
/// </summary>
public sealed class Wakeups(QueueSender queue, string queueName, object message)
{
    private static readonly long Step = TimeSpan.FromSeconds(1).Ticks;

    private readonly ConcurrentDictionary<DateTimeOffset, bool> _accepted = new();

    /// <summary>Has the message come again at <paramref name="at"/> or up to a second later.</summary>
    public async Task AtAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var time = new DateTimeOffset((at.UtcTicks + Step - 1) / Step * Step, TimeSpan.Zero);
        if (_accepted.ContainsKey(time))
            return;
        await queue.SendAsync(queueName, message, time, cancellationToken);
        _accepted[time] = true;
    }
}
