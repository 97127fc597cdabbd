using Azure;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Rules;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Sending;

namespace ServerlessBlog.Syndication.Announcements.Planning;

/// <summary>
/// Plans announcements: message first, then one conditional write. The message comes when the announcement is due, or a moment
/// later, and finds nothing to do if the write never came.
/// </summary>
public sealed partial class AnnouncementPlanner(
    AnnouncementStore store, ChannelDirectory channels, MessageRules rules, AnnouncementSchedule schedule, QueueSender queue, BlogClock clock, ILogger<AnnouncementPlanner> logger)
{
    // The message comes when the write that it announces is done or never will be.
    private static readonly TimeSpan MessageDelay = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan CommitDeadline = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Plans what a channel is to say of a post, in place of what was planned or has failed there. At most four transactions
    /// and two messages. Throws a problem: 409 while it is being sent and when it is sent or its answer was lost, 412 when the
    /// author changed it in the meantime, 422 for each rule that it breaks.
    /// </summary>
    /// <param name="planned">The post with its announcements as they were read; the one on this channel decides what is stale.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="draft">What it is to say.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Announcement> PlanAsync(PlannedPost planned, IChannel channel, AnnouncementDraft draft, CancellationToken cancellationToken)
    {
        var (post, current) = (planned.Post, planned.On(channel.Traits.Id));
        if (current is not null)
            AnnouncementPlan.RequireOpen(current);
        MessageProblem.ThrowIfAny((await rules.ReviewAsync(post, channel, draft, planned.Messages(channels.All), cancellationToken)).Problems);

        var now = clock.Now;
        var next = current is null ? AnnouncementPlan.New(draft, channel.Traits, post, now) : AnnouncementPlan.Again(current, draft, channel.Traits, post, now);
        await EnqueueAsync(next, current, now, cancellationToken);
        var committed = await CommitAsync(current, next, row => AnnouncementPlan.Again(row, draft, channel.Traits, post, now), cancellationToken);
        if (post.Status == PostStatus.Published && (committed.At is null || committed.At <= now))
            await HurryAsync(post.Slug);
        return committed;
    }

    /// <summary>
    /// Takes back what is planned. Two transactions, if nobody comes between. Throws a problem: 409 when it is not planned any
    /// more, 412 when the author changed it in the meantime.
    /// </summary>
    public async Task CancelAsync(Announcement current, CancellationToken cancellationToken)
    {
        for (var row = current; row is not null; row = await FindSameAsync(current, cancellationToken))
        {
            AnnouncementPlan.RequireOpen(row);
            if (row.State != AnnouncementState.Planned)
                throw new ProblemException(ProblemType.Conflict, "It has failed, and nothing of it is anywhere; plan it anew with PUT, or leave it in the ledger.");
            try
            {
                await store.RemoveAsync(row, cancellationToken);
                await store.ForgetAsync(LedgerEntry.All, row.LedgerKey, cancellationToken);
                return;
            }
            catch (RequestFailedException exception) when (exception.Status == 412)
            {
                // The sender noted something, or has it by now; look again.
            }
        }
    }

    private async Task EnqueueAsync(Announcement next, Announcement? current, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (next.At is { } at && at > now)
            await schedule.AddAsync(next.Slug, at, cancellationToken);
        if (next.LedgerKey != current?.LedgerKey)
            await store.NoteAsync(LedgerEntry.All, next, cancellationToken);
        var soon = now + MessageDelay;
        await queue.SendAsync(Queues.Syndication, new AnnouncementsDue(next.Slug), next.At > soon ? next.At.Value : soon, cancellationToken);
    }

    private async Task<Announcement> CommitAsync(Announcement? current, Announcement next, Func<Announcement, Announcement> again, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(CommitDeadline);
        for (; ; )
        {
            try
            {
                return await store.SaveAsync(next, deadline.Token);
            }
            catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
            {
                var stored = await store.FindAsync(next.Slug, next.Channel, deadline.Token);
                if (stored?.CommitId == next.CommitId)
                    return stored;
                if (stored is null || stored.Version != current?.Version)
                    throw Stale();
                AnnouncementPlan.RequireOpen(stored);
                // The sender noted something about it, such as its turn: the author's change is still as good.
                next = again(stored) with { CommitId = next.CommitId, LedgerKey = next.LedgerKey };
            }
        }
    }

    private async Task<Announcement?> FindSameAsync(Announcement current, CancellationToken cancellationToken)
    {
        var stored = await store.FindAsync(current.Slug, current.Channel, cancellationToken);
        return stored is null || stored.Version == current.Version ? stored : throw Stale();
    }

    // Also when the caller has gone: what is due goes out, and the message on its way would have it go out seconds later.
    private async Task HurryAsync(string slug)
    {
        using var soon = new CancellationTokenSource(CommitDeadline);
        try
        {
            await queue.SendAsync(Queues.Syndication, new AnnouncementsDue(slug), default, soon.Token);
        }
        catch (Exception exception) when (Outages.IsOutage(exception))
        {
            LogLater(logger, exception);
        }
    }

    private static ProblemException Stale() => new(ProblemType.Stale, "Read the announcement again, make your change to what it is now, and send its new ETag.");

    [LoggerMessage(EventId = 5100, Level = LogLevel.Warning, Message = "An announcement is planned and goes out a few seconds later, because the queue did not answer")]
    private static partial void LogLater(ILogger logger, Exception exception);
}
