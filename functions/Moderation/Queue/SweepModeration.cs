using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Timers;

namespace ServerlessBlog.Moderation.Queue;

/// <summary>The timer below the queue <c>moderation</c> (setting <c>PublishSchedule</c>): takes up messages that were dead-lettered while storage was down.</summary>
public sealed class SweepModeration(ModerationMessages messages, DeadLetterSweep sweep) : ITimerJob
{
    [Function(nameof(SweepModeration))]
    public Task Run([TimerTrigger("%PublishSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.SweepAsync(Queues.Moderation, message => messages.TryHandleAsync(message, cancellationToken), cancellationToken);
}
