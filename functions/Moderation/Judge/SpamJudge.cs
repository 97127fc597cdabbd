using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Judge.Akismet;
using ServerlessBlog.Moderation.Judge.Rules;
using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>
/// Decides about what arrives, with named reasons. It never deletes. Everything waits for the author, except what is clearly
/// spam, and, if the author chose so, what a returning commenter writes.
/// </summary>
public sealed class SpamJudge(EvidenceCollector collector, IEnumerable<IRule> rules, AkismetCheck akismet, IOptions<ModerationOptions> options) : IJudge
{
    public async Task<Verdict> JudgeAsync(FeedbackItem item, CancellationToken cancellationToken)
    {
        var evidence = await collector.CollectAsync(item, cancellationToken);
        List<Reason> reasons = [.. rules.SelectMany(rule => rule.Look(evidence))];

        // What is spam already is nobody else's business.
        if (!IsSpam(reasons) && await akismet.AskAsync(item, cancellationToken) is { } reason)
            reasons.Add(reason);
        var state = IsSpam(reasons) ? FeedbackState.Spam : IsTrusted(evidence, reasons) ? FeedbackState.Approved : FeedbackState.Pending;
        return new Verdict(state, reasons);
    }

    // What speaks for somebody never outweighs a reason that decides alone.
    private static bool IsSpam(List<Reason> reasons) =>
        reasons.Any(reason => reason.Score >= Scores.Spam) || reasons.Sum(reason => reason.Score) >= Scores.Spam;

    private bool IsTrusted(Evidence evidence, List<Reason> reasons) =>
        options.Value.TrustReturning
        && evidence is { Item: { IsLinkback: false, Email.Length: > 0 }, Sender: { Approved: > 0, Refused: 0 } }
        && reasons.All(reason => reason.Score <= 0 && reason.Name != ReasonNames.AkismetUnavailable);
}
