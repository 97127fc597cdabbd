using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge.Rules;

/// <summary>A field was filled in that people do not see.</summary>
public sealed class HoneypotRule : IRule
{
    public IEnumerable<Reason> Look(Evidence evidence) =>
        evidence.Item.FilledHoneypot ? [new Reason(ReasonNames.Honeypot, Scores.Honeypot, "")] : [];
}
