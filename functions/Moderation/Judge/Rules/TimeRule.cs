using System.Globalization;
using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge.Rules;

/// <summary>How long the form was open, as its script measured. Linkbacks have no form.</summary>
public sealed class TimeRule : IRule
{
    private const int LeastMs = 2000;

    public IEnumerable<Reason> Look(Evidence evidence) => evidence.Item switch
    {
        { IsLinkback: true } => [],
        { ElapsedMs: null } => [new Reason(ReasonNames.NoScript, Scores.NoScript, "")],
        { ElapsedMs: < LeastMs } item => [new Reason(ReasonNames.TooFast, Scores.TooFast, string.Create(CultureInfo.InvariantCulture, $"{item.ElapsedMs} ms"))],
        _ => [],
    };
}
