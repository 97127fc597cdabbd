using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge.Rules;

/// <summary>One thing that the judge looks for. Rules read what was gathered before and ask nobody.</summary>
public interface IRule
{
    /// <summary>The reasons that it finds; none most of the time.</summary>
    IEnumerable<Reason> Look(Evidence evidence);
}
