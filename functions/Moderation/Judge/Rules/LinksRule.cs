using System.Globalization;
using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge.Rules;

/// <summary>How many links the text has, and how little besides.</summary>
public sealed class LinksRule : IRule
{
    // So much of a text may be links when there are several of them.
    private const double MostShare = 0.6;

    public IEnumerable<Reason> Look(Evidence evidence)
    {
        var text = evidence.Text;
        var score = text.Links.Count switch
        {
            <= 1 => 0,
            2 => Scores.LinksTwo,
            <= 4 => Scores.LinksSome,
            <= 9 => Scores.LinksMany,
            _ => Scores.LinksFlood,
        };
        if (score > 0)
            yield return new Reason(ReasonNames.Links, score, text.Links.Count.ToString(CultureInfo.InvariantCulture));
        if (IsMostlyLinks(text))
            yield return new Reason(ReasonNames.LinkShare, Scores.LinkShare, "");
    }

    // A long address below one sentence is ordinary; an address alone, or many with little around them, is not.
    private static bool IsMostlyLinks(JudgedText text) => text.Links.Count switch
    {
        0 => false,
        1 => text.Letters < 2,
        _ => text.Links.Sum(link => link.Length) > MostShare * text.Folded.Length,
    };
}
