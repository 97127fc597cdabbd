using System.Globalization;
using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge.Rules;

/// <summary>The same or almost the same text as earlier items.</summary>
public sealed class RepeatRule : IRule
{
    public IEnumerable<Reason> Look(Evidence evidence)
    {
        var repeat = evidence.SameTexts switch
        {
            0 => 0,
            1 => Scores.RepeatOnce,
            2 => Scores.RepeatTwice,
            _ => Scores.RepeatMany,
        };
        if (repeat > 0)
            yield return new Reason(ReasonNames.Repeat, repeat, evidence.SameTexts.ToString(CultureInfo.InvariantCulture));
        var near = evidence.NearTexts switch
        {
            0 => 0,
            1 => Scores.NearRepeatOnce,
            <= 3 => Scores.NearRepeatSome,
            _ => Scores.NearRepeatMany,
        };
        if (near > 0)
            yield return new Reason(ReasonNames.NearRepeat, near, evidence.NearTexts.ToString(CultureInfo.InvariantCulture));
    }
}
