using System.Globalization;
using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge.Rules;

/// <summary>What the author decided before about this sender. Somebody once refused is not trusted for what was approved.</summary>
public sealed class SenderRule : IRule
{
    private const int Often = 3;

    public IEnumerable<Reason> Look(Evidence evidence)
    {
        var score = evidence.Sender switch
        {
            { Spam: >= Often } => Scores.SpamSenderOften,
            { Spam: > 0 } => Scores.SpamSender,
            { Rejected: > 0 } => Scores.RejectedSender,
            // A name alone can be anybody's.
            { Approved: > 0 } when evidence.Item.Email.Length > 0 => Scores.ApprovedSender,
            _ => 0,
        };
        if (score != 0)
            yield return new Reason(ReasonNames.KnownSender, score, Detail(evidence.Sender));
    }

    internal static string Detail(PastDecisions past) =>
        string.Create(CultureInfo.InvariantCulture, $"approved {past.Approved}, rejected {past.Rejected}, spam {past.Spam}");
}
