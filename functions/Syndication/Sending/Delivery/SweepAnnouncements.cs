using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Timers;

namespace ServerlessBlog.Syndication.Sending.Delivery;

/// <summary>
/// The timer below the queue <c>syndication</c> (setting <c>SyndicationSchedule</c>, NCRONTAB with six fields): announces what
/// is due and fell through, and takes up messages that were dead-lettered while storage was down.
/// </summary>
public sealed partial class SweepAnnouncements(
    AnnouncementSchedule schedule, AnnouncementWork work, SyndicationMessages messages, DeadLetterSweep sweep, BlogClock clock, ILogger<SweepAnnouncements> logger) : ITimerJob
{
    private const int Batch = 100;

    [Function(nameof(SweepAnnouncements))]
    public async Task Run([TimerTrigger("%SyndicationSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        foreach (var entry in await schedule.ReadAsync(clock.Now, Batch, cancellationToken))
        {
            try
            {
                await work.HandleAsync(entry.Slug, cancellationToken);
                await schedule.RemoveAsync(entry, cancellationToken);
            }
#pragma warning disable CA1031 // Whatever is wrong with this one, the next ones must have their turn.
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(logger, exception);
            }
        }

        await sweep.SweepAsync(Queues.Syndication, message => messages.TryHandleAsync(message, cancellationToken), cancellationToken);
    }

    [LoggerMessage(EventId = 5001, Level = LogLevel.Error, Message = "A due announcement failed again; the next run tries it once more")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
