using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Posts.Schedule;

/// <summary>
/// The timer below the messages (setting <c>PublishSchedule</c>, NCRONTAB with six fields): publishes what is due and
/// fell through, and takes up messages that were dead-lettered while storage was down. Its cost does not grow with
/// the number of posts.
/// </summary>
public sealed partial class PublishDuePosts(
    DuePosts due, DueWork work, ServiceBusClient bus, BlogClock clock, ILogger<PublishDuePosts> logger)
{
    private const int Batch = 100;

    [Function(nameof(PublishDuePosts))]
    public async Task Run([TimerTrigger("%PublishSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        foreach (var (slug, at) in await due.ReadAsync(clock.Now, Batch, cancellationToken))
        {
            await work.DoAsync(slug, refreshRelated: false, cancellationToken);
            await due.RemoveAsync(slug, at, cancellationToken);
            LogDue(logger, timer.IsPastDue);
        }

        await SweepDeadLettersAsync(cancellationToken);
    }

    private async Task SweepDeadLettersAsync(CancellationToken cancellationToken)
    {
        await using var dead = bus.CreateReceiver(Queues.Indexing, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        for (var i = 0; i < Batch; i++)
        {
            if (await dead.ReceiveMessageAsync(TimeSpan.FromSeconds(1), cancellationToken) is not { } message)
                return;
            try
            {
                var changed = IndexPosts.Read(message);
                await work.DoAsync(changed.Slug, changed.RefreshRelated, cancellationToken);
                LogRevived(logger, changed.Version);
            }
            catch (Exception exception) when (exception is InvalidOperationException or Newtonsoft.Json.JsonException)
            {
                LogUnreadable(logger, exception);
            }

            await dead.CompleteMessageAsync(message, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 2201, Level = LogLevel.Warning, Message = "A scheduled post had fallen through its message (timer late: {IsPastDue})")]
    private static partial void LogDue(ILogger logger, bool isPastDue);

    [LoggerMessage(EventId = 2202, Level = LogLevel.Warning, Message = "A dead-lettered message about version {Version} was taken up")]
    private static partial void LogRevived(ILogger logger, long version);

    [LoggerMessage(EventId = 2203, Level = LogLevel.Error, Message = "A dead-lettered message cannot be read and was dropped")]
    private static partial void LogUnreadable(ILogger logger, Exception exception);
}
