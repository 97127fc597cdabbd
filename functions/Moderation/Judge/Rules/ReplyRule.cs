using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge.Rules;

/// <summary>It answers a comment that does not exist.</summary>
public sealed class ReplyRule : IRule
{
    public IEnumerable<Reason> Look(Evidence evidence) =>
        evidence.AnswersNothing ? [new Reason(ReasonNames.ReplyToNothing, Scores.ReplyToNothing, "")] : [];
}
