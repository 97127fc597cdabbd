using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform;

namespace ServerlessBlog.Moderation.Inbox;

/// <summary>
/// Takes comments and linkbacks in. What it has taken is stored and will be judged; until then, and until the author
/// approves it, nobody else sees it.
/// </summary>
public sealed class FeedbackInbox(FeedbackCommitter committer, FeedbackSettler settler, BlogClock clock)
{
    /// <summary>A linkback that is sent again sooner than this after it was last taken has nothing new to say.</summary>
    private static readonly TimeSpan RepeatPause = TimeSpan.FromMinutes(1);

    /// <summary>Takes a comment, whose row key names its id. One message, one transaction.</summary>
    public async Task<FeedbackItem> AddCommentAsync(FeedbackItem comment, CancellationToken cancellationToken) =>
        await committer.AddAsync(Arriving(comment) with { State = FeedbackState.Received, NeedsJudging = true }, cancellationToken) ?? throw IdTaken();

    /// <summary>Takes a comment by the blog's own author: readers see it at once.</summary>
    public async Task<FeedbackItem> AddAuthorCommentAsync(FeedbackItem comment, CancellationToken cancellationToken)
    {
        var written = Arriving(comment) with
        {
            State = FeedbackState.Approved,
            PreviousState = FeedbackState.Pending,
            DeskStates = nameof(FeedbackState.Approved),
            DecidedAt = clock.Now,
            IsAuthor = true,
            NeedsCounting = true,
        };
        var added = await committer.AddAsync(written, cancellationToken) ?? throw IdTaken();
        await settler.TryBringInLineAsync(added);
        return added;
    }

    /// <summary>
    /// Takes a linkback, for the first time or again: then its source is looked at again. One that was taken a moment ago,
    /// or that nobody has looked at yet, stays as it is. At most one message and one transaction.
    /// </summary>
    /// <param name="linkback">What was sent, under the row key that its source gives it.</param>
    /// <param name="known">What is stored under that row key; null for nothing.</param>
    /// <param name="cancellationToken">May leave it open whether it was taken.</param>
    public async Task<FeedbackItem> AddLinkbackAsync(FeedbackItem linkback, FeedbackItem? known, CancellationToken cancellationToken)
    {
        if (known is null)
        {
            var arriving = Arriving(linkback) with { State = FeedbackState.Received, NeedsJudging = true };
            // Two at the same moment from the same source are one.
            return await committer.AddAsync(arriving, cancellationToken) ?? arriving;
        }

        var now = clock.Now;
        return await committer.ChangeAsync(
            known,
            current => current.NeedsJudging || now - current.UpdatedAt < RepeatPause
                ? null
                : current with { Kind = linkback.Kind, Target = linkback.Target, UpdatedAt = now, NeedsJudging = true, Attempts = 0, ClientHash = linkback.ClientHash, SealedClient = linkback.SealedClient, UserAgent = linkback.UserAgent },
            cancellationToken) ?? known;
    }

    private FeedbackItem Arriving(FeedbackItem item)
    {
        var now = clock.Now;
        return item with { DeskId = FeedbackIds.NewDesk(now), ReceivedAt = now, UpdatedAt = now };
    }

    // 30 random bits in a millisecond.
    private static InvalidOperationException IdTaken() => new("A new comment's id is taken; sent again, it gets another one.");
}
