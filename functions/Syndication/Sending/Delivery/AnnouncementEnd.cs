using Azure;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Sending.Delivery;

/// <summary>Keeps what became of an announcement.</summary>
public sealed partial class AnnouncementEnd(
    AnnouncementStore store, AttemptResults results, AnnouncementSchedule schedule, BlogClock clock, TimeProvider time, ILogger<AnnouncementEnd> logger)
{
    /// <summary>Gives up a planned announcement; nothing when it has changed since.</summary>
    public Task CancelAsync(Announcement row, AnnouncementReason reason, string detail, CancellationToken cancellationToken) =>
        TrySaveAsync((row with { State = AnnouncementState.Failed, Reason = reason, Detail = detail, Status = null, NextAt = null, TurnAt = null, CostMicros = 0 }).Noted(clock.Now), cancellationToken);

    /// <summary>Has a planned announcement wait until its stopped channel sends again; nothing when it has changed since.</summary>
    public async Task HoldAsync(Announcement row, CancellationToken cancellationToken)
    {
        await schedule.AddAsync(row.Slug, clock.Now + AnnouncementSchedule.StoppedWait, cancellationToken);
        if (row.Reason != AnnouncementReason.ChannelStopped || row.NextAt is not null)
            await TrySaveAsync((row with { Reason = AnnouncementReason.ChannelStopped, NextAt = null, TurnAt = null }).Noted(clock.Now), cancellationToken);
    }

    /// <summary>Leaves a planned announcement that may be there already to the author; nothing when it has changed since.</summary>
    public async Task DoubtAsync(Announcement row, CancellationToken cancellationToken)
    {
        await store.NoteAsync(LedgerEntry.Undecided, row, cancellationToken);
        await TrySaveAsync((row with { State = AnnouncementState.Unknown, Reason = AnnouncementReason.AnswerLost, NextAt = null, TurnAt = null }).Noted(clock.Now), cancellationToken);
    }

    /// <summary>Keeps what came of a claimed attempt, also when storage is away for a while.</summary>
    public Task RecordAsync(Announcement claimed, ChannelTraits? traits, SendResult result, Wakeups wakeups) =>
        PatientWrite.RunAsync(() => TryRecordAsync(claimed, traits, result, wakeups), time, exception => LogLater(logger, exception));

    private async Task TryRecordAsync(Announcement claimed, ChannelTraits? traits, SendResult result, Wakeups wakeups)
    {
        for (var row = claimed; ;)
        {
            try
            {
                await store.SaveAsync((await results.AfterAsync(row, traits, result, wakeups)).Noted(clock.Now), CancellationToken.None);
                if (row.State == AnnouncementState.Unknown)
                    await store.ForgetAsync(LedgerEntry.Undecided, row.LedgerKey, CancellationToken.None);
                return;
            }
            catch (RequestFailedException exception) when (exception.Status is 404 or 412)
            {
                var found = await store.FindAsync(row.Slug, row.Channel, CancellationToken.None);
                if (found?.ClaimId != claimed.ClaimId || !IsNews(found, result))
                    return;
                row = found;
            }
        }
    }

    // Given up as lost, or planned once more because of that: here is the result after all. Else it is this very write.
    private static bool IsNews(Announcement found, SendResult result) => found.State switch
    {
        AnnouncementState.Sending => true,
        AnnouncementState.Unknown => result.Outcome != SendOutcome.Lost,
        AnnouncementState.Planned => result.Outcome == SendOutcome.Accepted,
        _ => false,
    };

    private async Task TrySaveAsync(Announcement row, CancellationToken cancellationToken)
    {
        try
        {
            await store.SaveAsync(row, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // Who changed it goes on with it.
        }
    }

    [LoggerMessage(EventId = 5005, Level = LogLevel.Warning, Message = "What came of an announcement cannot be kept yet; it is tried again")]
    private static partial void LogLater(ILogger logger, Exception exception);
}
