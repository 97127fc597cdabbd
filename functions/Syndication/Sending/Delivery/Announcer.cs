using System.Globalization;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Telemetry;
using ServerlessBlog.Platform.Text;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Rules;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Sending.Delivery;

/// <summary>Sends one announcement when its time has come: look whether it may go, wait for its turn, claim, send, keep the result.</summary>
public sealed class Announcer(
    ChannelDirectory channels, ChannelStates states, AnnouncementMessages messages, AnnouncementClaims claims, AnnouncementEnd end, Transmission transmission,
    IOptions<SyndicationOptions> options, TimeProvider time)
{
    // A message may come this much early, because Service Bus schedules in whole seconds and clocks differ; then it waits.
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(3);

    // A turn is exact enough when it is this close.
    private static readonly TimeSpan Close = TimeSpan.FromMilliseconds(500);

    /// <summary>Sends a planned announcement of a published post, or says why not or when.</summary>
    public async Task AnnounceAsync(Post post, Announcement row, IReadOnlyList<Announcement> ofPost, Wakeups wakeups, CancellationToken cancellationToken)
    {
        var wait = Later(row.At, row.NextAt) - time.GetUtcNow();
        if (wait > Early)
            return;
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait.Value, time, cancellationToken);
        if (channels.Find(row.Channel) is not { } channel)
        {
            await end.CancelAsync(row, AnnouncementReason.ChannelGone, "", cancellationToken);
            return;
        }

        if (row.IsDoubtful && !AttemptResults.MayResend(row, channel.Traits, time.GetUtcNow()))
        {
            await end.DoubtAsync(row, cancellationToken);
            return;
        }

        var state = await states.FindAsync(row.Channel, cancellationToken);
        if (state.Stop != ChannelStop.None)
        {
            await end.HoldAsync(row, cancellationToken);
            return;
        }

        var measure = await channel.MeasureAsync(messages.MessageOf(row, post), cancellationToken);
        if (Obstacle(measure, channel.Traits, row, ofPost) is var (reason, detail))
            await end.CancelAsync(row, reason, detail, cancellationToken);
        else if (await MayGoAsync(channel.Traits, state, row, wakeups, cancellationToken))
            await SendAsync(channel, post, row, measure.Price, wakeups, cancellationToken);
    }

    /// <summary>Looks at an attempt that another delivery began: nothing may ever be heard of it.</summary>
    public async Task TakeUpAsync(Announcement row, Wakeups wakeups, CancellationToken cancellationToken)
    {
        var over = row.ClaimedAt!.Value + TimeSpan.FromSeconds(options.Value.ClaimSeconds);
        if (over > time.GetUtcNow())
            await wakeups.AtAsync(over, cancellationToken);
        else
            await end.RecordAsync(row, channels.Find(row.Channel)?.Traits, new SendResult(SendOutcome.Lost, "The sender stopped before it heard the network's answer."), wakeups);
    }

    private async Task SendAsync(IChannel channel, Post post, Announcement row, decimal price, Wakeups wakeups, CancellationToken cancellationToken)
    {
        if (await claims.TryClaimAsync(row, channel.Traits, price, wakeups, cancellationToken) is not { } claimed)
            return;
        var result = await transmission.SendAsync(channel, messages.DispatchOf(claimed, post));
        BlogTelemetry.CountAttempt(channel.Traits.Kind, result.Outcome.ToString());
        await end.RecordAsync(claimed, channel.Traits, result, wakeups);
    }

    private (AnnouncementReason Reason, string Detail)? Obstacle(Measure measure, ChannelTraits traits, Announcement row, IReadOnlyList<Announcement> ofPost)
    {
        if (measure.Problems.Count > 0)
            return (measure.Problems[0].IsTooLong ? AnnouncementReason.TooLong : AnnouncementReason.Refused, measure.Problems[0].Detail);
        // Planned in the same moment, two can have passed each other by.
        var same = ofPost.FirstOrDefault(other =>
            other.State is AnnouncementState.Sending or AnnouncementState.Sent or AnnouncementState.Unknown
            && channels.Find(other.Channel)?.Traits is { } its && its.Audience != traits.Audience && SameText.IsNearlySame(row.Text, other.Text));
        return same is null ? null : (AnnouncementReason.SameText, $"The channel {same.Channel}, for other readers, has nearly the same words.");
    }

    private async Task<bool> MayGoAsync(ChannelTraits traits, ChannelState state, Announcement row, Wakeups wakeups, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isPaused = state.PausedUntil > now;
        if (!isPaused && (traits.Rate is null || (row.TurnAt is { } kept && now - kept < RateTurns.Slack)))
            return true;
        var turn = traits.Rate is { } rate
            ? await states.TakeTurnAsync(traits.Id, rate, OwnerOf(row), cancellationToken)
            : state.PausedUntil!.Value + TimeSpan.FromMilliseconds(Ids.Number(0, 5000));
        if (turn <= now + Close)
            return true;
        await claims.PutOffAsync(row, turn, wakeups, cancellationToken);
        return false;
    }

    // The next attempt at the same announcement is another message to the network.
    private static long OwnerOf(Announcement row) => unchecked((long)StableHash.Of(string.Create(CultureInfo.InvariantCulture, $"{row.Key}:{row.Attempts}")));

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a > b ? a : b ?? a;
}
