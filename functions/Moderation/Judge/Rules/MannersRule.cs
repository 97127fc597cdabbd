using System.Text;
using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge.Rules;

/// <summary>Capitals throughout, broken characters, or one character over and over. Laughter (www, ｗｗｗ, 笑) is none of these.</summary>
public sealed class MannersRule : IRule
{
    private const int MinCapitals = 20;
    private const double MostCapitals = 0.8;
    private const int LongestRun = 40;
    private const int MinGarbage = 10;

    public IEnumerable<Reason> Look(Evidence evidence)
    {
        var (upper, lower) = (0, 0);
        foreach (var rune in evidence.Text.Raw.EnumerateRunes())
        {
            upper += Rune.IsUpper(rune) ? 1 : 0;
            lower += Rune.IsLower(rune) ? 1 : 0;
        }

        if (upper >= MinCapitals && upper > MostCapitals * (upper + lower))
            yield return new Reason(ReasonNames.Shouting, Scores.Shouting, "");
        if (IsGarbage(evidence.Text))
            yield return new Reason(ReasonNames.Garbage, Scores.Garbage, "");
    }

    private static bool IsGarbage(JudgedText text) =>
        text.Folded.Contains('\uFFFD', StringComparison.Ordinal)
        || (text is { Letters: 0, Links.Count: 0 } && text.Folded.Length >= MinGarbage)
        || HasLongRun(text.Folded);

    private static bool HasLongRun(string text)
    {
        var run = 1;
        for (var i = 1; i < text.Length; i++)
        {
            run = text[i] == text[i - 1] ? run + 1 : 1;
            if (run > LongestRun && text[i] != 'w')
                return true;
        }

        return false;
    }
}
