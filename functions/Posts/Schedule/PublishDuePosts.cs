using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Timers;

namespace ServerlessBlog.Posts.Schedule;

/// <summary>
/// The timer below the messages (setting <c>PublishSchedule</c>, NCRONTAB with six fields): publishes what is due and
/// fell through, and takes up messages that were dead-lettered while storage was down. Its cost does not grow with
/// the number of posts, and one post that fails keeps no other waiting.
/// </summary>
public sealed partial class PublishDuePosts(
    DuePosts due, DueWork work, IndexingMessages messages, DeadLetterSweep sweep, BlogClock clock, ILogger<PublishDuePosts> logger) : ITimerJob
{
    private const int Batch = 100;

    [Function(nameof(PublishDuePosts))]
    public async Task Run([TimerTrigger("%PublishSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        foreach (var (slug, at) in await due.ReadAsync(clock.Now, Batch, cancellationToken))
        {
            await TryAsync(
                async () =>
                {
                    await work.DoAsync(slug, cancellationToken);
                    await due.RemoveAsync(slug, at, cancellationToken);
                    LogDue(logger, timer.IsPastDue);
                },
                cancellationToken);
        }

        await sweep.SweepAsync(Queues.Indexing, message => messages.TryHandleAsync(message, cancellationToken), cancellationToken);
    }

    private async Task TryAsync(Func<Task> action, CancellationToken cancellationToken)
    {
        try
        {
            await action();
        }
#pragma warning disable CA1031 // Whatever is wrong with this one, the next ones must have their turn.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(logger, exception);
        }
    }

    [LoggerMessage(EventId = 2201, Level = LogLevel.Information, Message = "A row of the schedule was due (timer late: {IsPastDue})")]
    private static partial void LogDue(ILogger logger, bool isPastDue);

    [LoggerMessage(EventId = 2204, Level = LogLevel.Error, Message = "A due post failed again; the next run tries it once more")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
