using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Timers;

namespace ServerlessBlog.Linkbacks.Sending.Delivery;

/// <summary>The timer below the queue <c>linkbacks</c> (setting <c>PublishSchedule</c>): takes up messages that were dead-lettered while storage was down.</summary>
public sealed class SweepLinkbacks(LinkbackMessages messages, DeadLetterSweep sweep) : ITimerJob
{
    [Function(nameof(SweepLinkbacks))]
    public Task Run([TimerTrigger("%PublishSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.SweepAsync(Queues.Linkbacks, message => messages.TryHandleAsync(message, cancellationToken), cancellationToken);
}
