using Azure;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Sending.Delivery;

/// <summary>
/// Makes an attempt exclusive: who claims an announcement under its entity tag may send it, and nobody else may until the
/// result is written or the claim is over.
/// </summary>
public sealed class AnnouncementClaims(AnnouncementStore store, Spending spending, AnnouncementEnd end, IOptions<SyndicationOptions> options, BlogClock clock)
{
    /// <summary>Claims a planned announcement, its price reserved; null when it may not be sent, or somebody else was quicker.</summary>
    public async Task<Announcement?> TryClaimAsync(Announcement row, ChannelTraits traits, decimal price, Wakeups wakeups, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        // Before the claim: whoever dies in between has sent nothing, and the next attempt finds the same reservation.
        if (!await spending.TryReserveAsync(row.Channel, row.Key, price, traits.MonthlyBudget, now, cancellationToken))
        {
            await end.CancelAsync(row, AnnouncementReason.OverBudget, "What the month's budget has left does not suffice.", cancellationToken);
            return null;
        }

        await wakeups.AtAsync(now.AddSeconds(options.Value.ClaimSeconds), cancellationToken);
        var claim = row with
        {
            State = AnnouncementState.Sending,
            Reason = AnnouncementReason.None,
            Detail = "",
            Attempts = row.Attempts + 1,
            FirstAttemptAt = row.FirstAttemptAt ?? now,
            NextAt = null,
            TurnAt = null,
            ClaimId = Ids.Random(16),
            ClaimedAt = now,
            CostMicros = Money.ToMicros(price),
            UpdatedAt = now,
        };
        try
        {
            return await store.SaveAsync(claim, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // The claim itself may have been written, its answer lost, and its repetition refused.
            var found = await store.FindAsync(row.Slug, row.Channel, cancellationToken);
            if (found?.ClaimId == claim.ClaimId)
                return found;
            if (found?.Key != row.Key)
                await spending.ReleaseAsync(row.Channel, row.Key, now, cancellationToken);
            return null;
        }
    }

    /// <summary>Keeps a turn for a planned announcement; nothing when it has changed since.</summary>
    public async Task PutOffAsync(Announcement row, DateTimeOffset turn, Wakeups wakeups, CancellationToken cancellationToken)
    {
        await wakeups.AtAsync(turn, cancellationToken);
        try
        {
            var isNews = row.Reason != AnnouncementReason.RateLimit;
            var later = row with { Reason = AnnouncementReason.RateLimit, Detail = "", Status = null, NextAt = turn, TurnAt = turn };
            await store.SaveAsync(isNews ? later.Noted(clock.Now) : later, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // Who changed it goes on with it.
        }
    }
}
