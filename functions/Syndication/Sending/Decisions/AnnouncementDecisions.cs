using Azure;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Syndication.Announcements;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Sending;

/// <summary>What the author can do about an announcement whose answer was lost, or that failed.</summary>
public sealed class AnnouncementDecisions(
    AnnouncementStore store, ChannelDirectory channels, AnnouncementMessages messages, PostReader posts, Spending spending, QueueSender queue, BlogClock clock)
{
    // The message comes when the write that it announces is done or never will be.
    private static readonly TimeSpan MessageDelay = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan CommitDeadline = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Asks the network whether it has an unknown one; then it is sent or failed, or unknown still with a sentence why. Throws a
    /// problem: 404 when there is none, 409 when it is not unknown or the network cannot be asked.
    /// </summary>
    public async Task<Announcement> CheckAsync(string slug, string channel, CancellationToken cancellationToken)
    {
        var row = await FindAsync(slug, channel, cancellationToken);
        RequireUnknown(row);
        if (channels.Find(channel) is not { Traits: { CanLookUp: true } traits } network)
            throw new ProblemException(ProblemType.Conflict, "This network cannot be asked; look there yourself, then send it again or drop it.");
        if (await posts.FindAsync(slug, cancellationToken) is not { } post)
            throw NotFound();
        if (traits.LookUpPrice > 0)
            await spending.RecordAsync(channel, $"{row.Key}-look-{Ids.Random(6)}", traits.LookUpPrice, cancellationToken);
        var found = await network.LookUpAsync(messages.DispatchOf(row, post), cancellationToken);
        var next = row with { Detail = found.Detail };
        next = found.Outcome switch
        {
            LookUpOutcome.Found => next with { State = AnnouncementState.Sent, Reason = AnnouncementReason.None, IsDoubtful = false, StatusId = found.StatusId ?? "", StatusUrl = found.StatusUrl ?? "", SentAt = row.ClaimedAt },
            LookUpOutcome.Absent => next with { State = AnnouncementState.Failed, Reason = AnnouncementReason.NotTaken, IsDoubtful = false, CostMicros = 0 },
            _ => next,
        };
        if (found.Outcome == LookUpOutcome.Absent && row.CostMicros > 0)
            await spending.ReleaseAsync(channel, row.Key, row.ClaimedAt!.Value, cancellationToken);
        return await CommitAsync(row, next, cancellationToken);
    }

    /// <summary>
    /// Has an unknown or failed one sent once more, as a new message. What the first attempt may have cost stays spent. Throws a
    /// problem: 404 when there is none, 409 in any other state.
    /// </summary>
    public async Task<Announcement> ResendAsync(string slug, string channel, CancellationToken cancellationToken)
    {
        var row = await FindAsync(slug, channel, cancellationToken);
        if (row.State is not (AnnouncementState.Unknown or AnnouncementState.Failed))
            throw new ProblemException(ProblemType.Conflict, "Only what is unknown or failed can be sent again; look at its state first.");
        return await CommitAsync(row, row.Anew(clock.Now), cancellationToken);
    }

    /// <summary>Leaves an unknown one as it is, for good. Throws a problem: 404 when there is none, 409 in any other state.</summary>
    public async Task<Announcement> DropAsync(string slug, string channel, CancellationToken cancellationToken)
    {
        var row = await FindAsync(slug, channel, cancellationToken);
        RequireUnknown(row);
        return await CommitAsync(row, row with { State = AnnouncementState.Failed, Reason = AnnouncementReason.Dropped }, cancellationToken);
    }

    private async Task<Announcement> FindAsync(string slug, string channel, CancellationToken cancellationToken) =>
        Posts.Text.Slug.IsValid(slug) && await store.FindAsync(slug, channel, cancellationToken) is { } row ? row : throw NotFound();

    private async Task<Announcement> CommitAsync(Announcement row, Announcement next, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await queue.SendAsync(Queues.Syndication, new AnnouncementsDue(row.Slug), clock.Now + MessageDelay, cancellationToken);
        deadline.CancelAfter(CommitDeadline);
        next = (next with { Version = row.Version + 1, CommitId = Ids.Random(16) }).Noted(clock.Now);
        Announcement saved;
        try
        {
            saved = await store.SaveAsync(next, deadline.Token);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // It may be this very write, its answer lost and its repetition refused.
            saved = await store.FindAsync(row.Slug, row.Channel, deadline.Token) is { } found && found.CommitId == next.CommitId
                ? found
                : throw new ProblemException(ProblemType.Conflict, "Something came of it in the meantime; look at its state and decide again.");
        }

        if (row.State == AnnouncementState.Unknown && saved.State != AnnouncementState.Unknown)
            await store.ForgetAsync(LedgerEntry.Undecided, row.LedgerKey, CancellationToken.None);
        return saved;
    }

    private static void RequireUnknown(Announcement row)
    {
        if (row.State != AnnouncementState.Unknown)
            throw new ProblemException(ProblemType.Conflict, "Nothing is to be decided about it: its state is not unknown.");
    }

    private static ProblemException NotFound() => new(ProblemType.NotFound, "Nothing is announced of this post on this channel; look at GET /api/posts/{slug}/announcements.");
}
