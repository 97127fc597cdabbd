using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Inbox;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Telemetry;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>
/// Has an item judged and commits what comes of it: a linkback's source is looked at first, and only one that links to the
/// post goes on to the judge.
/// </summary>
public sealed class FeedbackJudging(IJudge judge, ILinkbackVerifier verifier, FeedbackCommitter committer, BlogClock clock)
{
    // When a source that could not be read is asked again. After the last time it is refused.
    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(18)];

    /// <summary>The item as it is afterwards; null when it is gone.</summary>
    public async Task<FeedbackItem?> JudgeAsync(FeedbackItem item, CancellationToken cancellationToken)
    {
        if (!item.IsLinkback)
            return await CommitAsync(item, item, await judge.JudgeAsync(item, cancellationToken), cancellationToken);
        var verification = await verifier.VerifyAsync(item, cancellationToken);
        switch (verification.Outcome)
        {
            case VerificationOutcome.Links:
                var read = Read(item, verification);
                // What the author has seen and decided about stays decided while it says the same.
                return item.State == FeedbackState.Approved && SaysTheSame(item, read)
                    ? await CommitAsync(item, read, new Verdict(FeedbackState.Approved, item.Reasons), cancellationToken)
                    : await CommitAsync(item, read, await judge.JudgeAsync(read, cancellationToken), cancellationToken);
            case VerificationOutcome.Unreachable when item.Attempts < Delays.Length:
                return await committer.ChangeAsync(
                    item, current => current.Version == item.Version ? current with { Attempts = current.Attempts + 1 } : null, cancellationToken, clock.Now + Delays[item.Attempts]);
            case VerificationOutcome.Unreachable when item.State == FeedbackState.Approved:
                return await CommitAsync(item, item, new Verdict(FeedbackState.Approved, item.Reasons), cancellationToken);
            default:
                return await CommitAsync(item, item with { IsVerified = false }, new Verdict(FeedbackState.Rejected, [new Reason(verification.Reason, 0, "")]), cancellationToken);
        }
    }

    private static FeedbackItem Read(FeedbackItem item, Verification verification) => item with
    {
        IsVerified = true,
        Title = verification.Title.Length > 0 ? verification.Title : item.Title,
        Name = verification.Name.Length > 0 ? verification.Name : item.Name,
        Text = verification.Text.Length > 0 ? verification.Text : item.Text,
    };

    private static bool SaysTheSame(FeedbackItem item, FeedbackItem other) =>
        item.Title == other.Title && item.Name == other.Name && item.Text == other.Text;

    // Whatever changed the item meanwhile has sent a message of its own, and the item is judged anew.
    private async Task<FeedbackItem?> CommitAsync(FeedbackItem judged, FeedbackItem read, Verdict verdict, CancellationToken cancellationToken)
    {
        var item = await committer.ChangeUnannouncedAsync(
            judged,
            current => current.Version != judged.Version ? null : read.Moved(StateOf(read, verdict)) with
            {
                ETag = current.ETag,
                Reasons = verdict.Reasons,
                NeedsJudging = false,
                Attempts = 0,
                SealedClient = "",
                UserAgent = "",
            },
            cancellationToken);
        BlogTelemetry.CountVerdict(judged.Kind.ToString(), verdict.State.ToString());
        return item;
    }

    // The author's no holds, however often it is sent again.
    private static FeedbackState StateOf(FeedbackItem item, Verdict verdict) =>
        item is { DecidedAt: not null, State: FeedbackState.Rejected or FeedbackState.Spam } ? item.State : verdict.State;
}
