using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform.Timers;

namespace ServerlessBlog.Moderation.Judge.Purging;

/// <summary>
/// Once a day: forgets what the judge no longer needs, and erases old spam. Each run does a bounded part; when there is more,
/// the next run of the timer goes on.
/// </summary>
public sealed partial class PurgeFeedback(MemoryPurge memory, ItemPurge items, PurgeStamp stamp, ILogger<PurgeFeedback> logger) : ITimerJob
{
    [Function(nameof(PurgeFeedback))]
    public async Task Run([TimerTrigger("%PublishSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (await stamp.IsDoneAsync(cancellationToken))
            return;
        var isMemoryDone = await memory.RunAsync(cancellationToken);
        var areItemsDone = await items.RunAsync(cancellationToken);
        if (isMemoryDone && areItemsDone)
            await stamp.SetDoneAsync(cancellationToken);
        else
            LogMore(logger, timer.IsPastDue);
    }

    [LoggerMessage(EventId = 4331, Level = LogLevel.Information, Message = "There is more to purge than fits into one run; the next one goes on (timer late: {IsPastDue})")]
    private static partial void LogMore(ILogger logger, bool isPastDue);
}
