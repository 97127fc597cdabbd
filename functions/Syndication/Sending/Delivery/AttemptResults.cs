using Microsoft.Extensions.Options;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Sending.Delivery;

/// <summary>
/// What follows from an attempt. All that has to be there before the announcement says so is done here: the message for the
/// next attempt, the stop of the channel, the entry for the author's decision, money given back.
/// </summary>
public sealed class AttemptResults(AnnouncementStore store, ChannelStates states, Spending spending, AnnouncementSchedule schedule, IOptions<SyndicationOptions> options, BlogClock clock)
{
    /// <summary>Whether the network still takes the same key for the same message.</summary>
    public static bool MayResend(Announcement row, ChannelTraits? traits, DateTimeOffset at) =>
        traits is not null && (row.FirstAttemptAt is not { } first || at - first < traits.ResendWindow);

    /// <summary>The announcement as it stands after <paramref name="result"/>; not saved yet.</summary>
    public async Task<Announcement> AfterAsync(Announcement row, ChannelTraits? traits, SendResult result, Wakeups wakeups)
    {
        var after = row with { Detail = result.Detail, Status = result.Status, NextAt = null, IsDoubtful = row.IsDoubtful || result.Outcome == SendOutcome.Lost };
        switch (result.Outcome)
        {
            case SendOutcome.Accepted:
                return after with
                {
                    State = AnnouncementState.Sent,
                    Reason = AnnouncementReason.None,
                    IsDoubtful = false,
                    StatusId = result.StatusId ?? "",
                    StatusUrl = result.StatusUrl ?? "",
                    IsHidden = result.IsHidden,
                    SentAt = clock.Now,
                };
            case SendOutcome.Lost or SendOutcome.Busy:
                if (result.RetryAt is { } until)
                    await states.PauseAsync(row.Channel, until, CancellationToken.None);
                return await NextAsync(after, traits, result.RetryAt, wakeups);
            case SendOutcome.PaymentRequired or SendOutcome.Unauthorized:
                await states.StopAsync(row.Channel, result.Outcome == SendOutcome.PaymentRequired ? ChannelStop.Payment : ChannelStop.Credentials, result.Detail, CancellationToken.None);
                await schedule.AddAsync(row.Slug, clock.Now + AnnouncementSchedule.StoppedWait, CancellationToken.None);
                return await WithoutCostAsync(after) with { State = AnnouncementState.Planned, Reason = AnnouncementReason.ChannelStopped };
            default:
                return await EndAsync(after, AnnouncementReason.Refused);
        }
    }

    private async Task<Announcement> NextAsync(Announcement row, ChannelTraits? traits, DateTimeOffset? askedFor, Wakeups wakeups)
    {
        var next = RetryTimes.Next(row.Attempts, TimeSpan.FromSeconds(options.Value.RetrySeconds), askedFor, row.FirstAttemptAt!.Value, clock.Now);
        if (next is not { } at || (row.IsDoubtful && !MayResend(row, traits, at)))
            return await EndAsync(row, AnnouncementReason.NotTaken);
        await wakeups.AtAsync(at, CancellationToken.None);
        return await WithoutCostAsync(row) with { State = AnnouncementState.Planned, Reason = AnnouncementReason.NotTaken, NextAt = at };
    }

    // Where an attempt may have succeeded, the author decides and the money counts as spent.
    private async Task<Announcement> EndAsync(Announcement row, AnnouncementReason reason)
    {
        if (!row.IsDoubtful)
            return await WithoutCostAsync(row) with { State = AnnouncementState.Failed, Reason = reason };
        await store.NoteAsync(LedgerEntry.Undecided, row, CancellationToken.None);
        return row with { State = AnnouncementState.Unknown, Reason = AnnouncementReason.AnswerLost };
    }

    private async Task<Announcement> WithoutCostAsync(Announcement row)
    {
        if (row is { CostMicros: > 0, IsDoubtful: false })
            await spending.ReleaseAsync(row.Channel, row.Key, row.ClaimedAt!.Value, CancellationToken.None);
        return row.IsDoubtful ? row : row with { CostMicros = 0 };
    }
}
