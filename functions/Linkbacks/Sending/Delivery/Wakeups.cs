using System.Collections.Concurrent;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Linkbacks.Sending.Delivery;

/// <summary>
/// The messages that bring a delivery back to its post later. Whatever waits for a time is written after its message was
/// accepted; those that wait for the same time share one.
/// </summary>
public sealed class Wakeups(QueueSender queue, LinksChanged message)
{
    private static readonly long Step = TimeSpan.FromSeconds(1).Ticks;

    private readonly ConcurrentDictionary<DateTimeOffset, bool> _accepted = new();

    /// <summary>Has the message come again at <paramref name="at"/> or up to a second later.</summary>
    public async Task AtAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var time = new DateTimeOffset((at.UtcTicks + Step - 1) / Step * Step, TimeSpan.Zero);
        if (_accepted.ContainsKey(time))
            return;
        await queue.SendAsync(Queues.Linkbacks, message, time, cancellationToken);
        _accepted[time] = true;
    }
}
