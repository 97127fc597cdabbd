using System.Globalization;
using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge.Rules;

/// <summary>How many items one client sent within ten minutes.</summary>
public sealed class RateRule : IRule
{
    public IEnumerable<Reason> Look(Evidence evidence)
    {
        var score = evidence.FromClient switch
        {
            <= 3 => 0,
            <= 6 => Scores.RateSome,
            <= 12 => Scores.RateMany,
            _ => Scores.RateFlood,
        };
        if (score > 0)
            yield return new Reason(ReasonNames.Rate, score, string.Create(CultureInfo.InvariantCulture, $"{evidence.FromClient} in 10 minutes"));
    }
}
