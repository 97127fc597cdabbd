using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge.Rules;

/// <summary>What the author decided before about items with a URL on the same host. Many people may share one, so the majority counts.</summary>
public sealed class SiteRule : IRule
{
    private const int Often = 3;

    public IEnumerable<Reason> Look(Evidence evidence)
    {
        var past = evidence.Site;
        var score = past.Refused > past.Approved ? past.Refused >= Often ? Scores.RefusedSiteOften : Scores.RefusedSite
            : past is { Approved: > 0, Refused: 0 } ? Scores.ApprovedSite
            : 0;
        if (score != 0)
            yield return new Reason(ReasonNames.KnownSite, score, SenderRule.Detail(past));
    }
}
