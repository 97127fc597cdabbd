using Azure;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Store;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Posts.Lists;

namespace ServerlessBlog.Moderation.Decisions;

/// <summary>
/// Brings the desk, the post's counts and the followers in line with an item. It reads the state and makes it so: run
/// twice, late or by two at once, it ends in the same desk and counts.
/// </summary>
public sealed partial class FeedbackSettler(
    FeedbackStore store, DeskStore desk, PostCounts counts, IEnumerable<IFeedbackFollower> followers, ILogger<FeedbackSettler> logger)
{
    // It ends before the message comes, so that the two do not meet.
    private static readonly TimeSpan Patience = Inbox.FeedbackCommitter.MessageDelay - TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Does right after a commit what the author or the page is waiting for: within two seconds, or not at all, because the
    /// message does it anyway. Also when the caller has gone.
    /// </summary>
    public async Task TryBringInLineAsync(FeedbackItem item)
    {
        using var soon = new CancellationTokenSource(Patience);
        try
        {
            await PlaceAsync(item, soon.Token);
            if (item.NeedsCounting)
                await CountAsync(item.Slug, soon.Token);
        }
        catch (Exception exception) when (exception is RequestFailedException || Outages.IsOutage(exception))
        {
            LogLater(logger, exception, item.Version);
        }
    }

    /// <summary>Does all that is left to do, and notes that it is done.</summary>
    public async Task SettleAsync(FeedbackItem item, CancellationToken cancellationToken)
    {
        await PlaceAsync(item, cancellationToken);
        if (item.NeedsCounting)
            await CountAsync(item.Slug, cancellationToken);
        foreach (var follower in followers)
            await follower.FollowAsync(item, cancellationToken);
        var states = item.State == FeedbackState.Received ? "" : item.State.ToString();
        if (item.NeedsCounting || item.DeskStates != states)
            // A later change has a message of its own, which settles it.
            await store.SaveSettledAsync(item with { DeskStates = states, NeedsCounting = false }, cancellationToken);
    }

    /// <summary>Makes the counts of a post those of what is shown.</summary>
    public Task RecountAsync(string slug, CancellationToken cancellationToken) => CountAsync(slug, cancellationToken);

    /// <summary>Takes what was removed off the desk and out of the counts.</summary>
    public async Task ForgetAsync(string slug, string deskId, CancellationToken cancellationToken)
    {
        await desk.RemoveAsync(deskId, cancellationToken);
        await CountAsync(slug, cancellationToken);
    }

    private async Task PlaceAsync(FeedbackItem item, CancellationToken cancellationToken)
    {
        if (item.State != FeedbackState.Received)
            await desk.PlaceAsync(item.State, new DeskPointer(item.DeskId, item.Slug, item.RowKey), cancellationToken);
        foreach (var state in DeskStateList.Parse(item.DeskStates).Where(state => state != item.State))
            await desk.RemoveAsync(state, item.DeskId, cancellationToken);
    }

    private Task CountAsync(string slug, CancellationToken cancellationToken) =>
        counts.UpdateAsync(
            slug,
            async token =>
            {
                var comments = store.CountShownAsync(slug, ShownItem.CommentPrefix, token);
                var linkbacks = store.CountShownAsync(slug, ShownItem.LinkbackPrefix, token);
                return (await comments, await linkbacks);
            },
            cancellationToken);

    [LoggerMessage(EventId = 4501, Level = LogLevel.Warning, Message = "Version {Version} of a comment or linkback is committed; desk and counts follow by message")]
    private static partial void LogLater(ILogger logger, Exception exception, long version);
}
