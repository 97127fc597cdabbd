using System.Globalization;
using System.Text;

namespace ServerlessBlog.Posts.Text;

/// <summary>The beginning of a text, for lists, feeds and link previews.</summary>
public static class Excerpt
{
    // A wide character counts 5 and a narrow one 3: 120 of Japanese or 200 of English, and anything between for a mixture.
    private const int Budget = 600;
    private const int WideCost = 5;
    private const int NarrowCost = 3;

    // A cluster of marks without end is no character to anyone; it ends the excerpt.
    private const int MaxClusterUnits = 32;

    private const string Ellipsis = "…";
    private const string SentenceEnds = "。！？!?";
    private const string ClauseEnds = "、，；：」』）";

    /// <summary>
    /// About 120 characters of Japanese or 200 of English on one line, cut between characters as a reader sees them: after a
    /// sentence, a clause or a word when one ends near, and marked by "…". A text that fits is returned whole.
    /// </summary>
    public static string Of(string text)
    {
        var line = OneLine(text);
        if (CharacterEnds(line, Budget).LastOrDefault() == line.Length)
            return line;
        var ends = CharacterEnds(line, Budget - WideCost);
        var cut = ends.Count == 0 ? 0 : BestEnd(line, ends);
        var kept = line[..cut].TrimEnd(' ', ',', ';', ':', '、', '，');
        // Right after a full stop the ellipsis would look like four of them.
        return kept + (kept.EndsWith('.') && cut < line.Length && line[cut] == ' ' ? " " : "") + Ellipsis;
    }

    /// <summary>Where the characters end that fit into the budget.</summary>
    private static List<int> CharacterEnds(string line, int budget)
    {
        var ends = new List<int>();
        for (var end = 0; end < line.Length;)
        {
            var cluster = StringInfo.GetNextTextElementLength(line.AsSpan(end));
            budget -= Rune.TryGetRuneAt(line, end, out var rune) && (Cjk.IsWide(rune) || rune.Value >= 0x1F000) ? WideCost : NarrowCost;
            if (budget < 0 || cluster > MaxClusterUnits)
                break;
            end += cluster;
            ends.Add(end);
        }

        return ends;
    }

    private static int BestEnd(string line, List<int> ends)
    {
        var cut = ends[^1];
        var sentence = ends.FindLastIndex(end => SentenceEnds.Contains(line[end - 1], StringComparison.Ordinal) || (line[end - 1] == '.' && line[end] == ' '));
        if (sentence >= 0 && ends[sentence] > cut * 6 / 10)
            return ends[sentence];
        var clause = ends.FindLastIndex(end => line[end] == ' ' || (ClauseEnds.Contains(line[end - 1], StringComparison.Ordinal) && !ClauseEnds.Contains(line[end], StringComparison.Ordinal)));
        return clause >= 0 && ends[clause] > cut * 8 / 10 ? ends[clause] : cut;
    }

    /// <summary>Joins the lines, with a space unless Japanese punctuation ends the line; reads no more of the text than an excerpt can hold.</summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder();
        var last = default(Rune);
        var space = false;
        var broken = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                space = true;
                broken |= rune.Value == '\n';
                continue;
            }

            if (space && line.Length > 0 && !(broken && Cjk.IsPunctuation(last)))
                line.Append(' ');
            line.Append(rune);
            last = rune;
            space = broken = false;
            if (line.Length > Budget / NarrowCost * MaxClusterUnits)
                break;
        }

        return line.ToString();
    }
}
