using System.Globalization;
using System.Text;
using ServerlessBlog.Posts.Search.Terms;

namespace ServerlessBlog.Posts.Search.Queries;

/// <summary>Cuts out of a post what shows that it was found, with the hits marked.</summary>
public static class Passage
{
    /// <summary>About how many characters, as a reader counts them, a passage has.</summary>
    public const int Length = 120;

    private const int LeadIn = 30;

    // A cluster of marks without end is no character to anyone; it ends the passage.
    private const int MaxClusterUnits = 32;

    // Another word of the query is worth more than any number of hits of the same.
    private const int WordWorth = 100;

    private const string Ellipsis = "…";

    /// <summary>The whole title.</summary>
    public static IReadOnlyList<TextPiece> OfTitle(PostMatch match) => Pieces(match.Post.Title, 0, match.Post.Title.Length, match.InTitle);

    /// <summary>The passage of the text with the most of the query's words, or its beginning when it has none.</summary>
    public static IReadOnlyList<TextPiece> OfText(PostMatch match)
    {
        var (text, units) = (match.Post.Text, match.TextUnits);
        if (text.Length == 0)
            return [];
        var best = BestHit(match.InText);
        var start = best is { } hit ? StartBefore(units, hit.First) : 0;
        var end = EndAfter(text, units, start, best?.End ?? 0);
        var pieces = Pieces(text, start, end, match.InText);
        if (start > 0)
            pieces.Insert(0, new TextPiece(Ellipsis, false));
        if (end < text.Length)
            pieces.Add(new TextPiece(Ellipsis, false));
        return pieces;
    }

    /// <summary>The hit from which on a passage holds the most words, then the most hits; the first of equals.</summary>
    private static Occurrence? BestHit(IReadOnlyList<Occurrence> hits)
    {
        Occurrence? best = null;
        var (bestWorth, end) = (0, 0);
        Dictionary<int, int> words = [];
        for (var first = 0; first < hits.Count; first++)
        {
            for (; end < hits.Count && hits[end].End <= hits[first].Start + Length - LeadIn; end++)
                words[hits[end].Word] = words.GetValueOrDefault(hits[end].Word) + 1;
            var worth = (words.Count * WordWorth) + Math.Min(end - first, WordWorth - 1);
            if (best is null || worth > bestWorth)
                (best, bestWorth) = (hits[first], worth);
            if (end <= first)
                end = first + 1;
            else if (--words[hits[first].Word] == 0)
                words.Remove(hits[first].Word);
        }

        return best;
    }

    // Units begin where characters and words begin, so a passage may begin with any of them.
    private static int StartBefore(IReadOnlyList<TextUnit> units, int hit)
    {
        var first = hit;
        while (first > 0 && units[hit].Start - units[first - 1].Start <= LeadIn)
            first--;
        return first == 0 ? 0 : units[first].Start;
    }

    private static int EndAfter(string text, IReadOnlyList<TextUnit> units, int start, int least)
    {
        var end = start;
        for (var count = 0; end < text.Length && (count < Length || end < least); count++)
        {
            var cluster = StringInfo.GetNextTextElementLength(text.AsSpan(end));
            if (cluster > MaxClusterUnits && end >= least)
                break;
            end += cluster;
        }

        if (end == text.Length || units.FirstOrDefault(unit => unit.End > end) is not { Kind: UnitKind.Word } cut || cut.Start >= end)
            return end;
        return cut.Start > Math.Max(least, start) ? cut.Start : end;
    }

    private static List<TextPiece> Pieces(string text, int start, int end, IReadOnlyList<Occurrence> hits)
    {
        List<TextPiece> pieces = [];
        var at = start;
        foreach (var hit in hits)
        {
            if (hit.End > end)
                break;
            if (hit.End <= at || hit.Start < start)
                continue;
            Add(pieces, text[at..Math.Max(at, hit.Start)], false);
            Add(pieces, text[Math.Max(at, hit.Start)..hit.End], true);
            at = hit.End;
        }

        Add(pieces, text[at..end], false);
        return pieces;
    }

    // On one line; what overlaps is one hit.
    private static void Add(List<TextPiece> pieces, string text, bool isHit)
    {
        if (OneLine(text, pieces.Count == 0) is not { Length: > 0 } line)
            return;
        if (pieces.Count > 0 && pieces[^1].IsHit && isHit)
            pieces[^1] = new TextPiece(pieces[^1].Text + line, true);
        else
            pieces.Add(new TextPiece(line, isHit));
    }

    private static string OneLine(string text, bool isFirst)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                line.Append(c);
            else if (line.Length > 0 ? line[^1] != ' ' : !isFirst)
                line.Append(' ');
        }

        return line.ToString();
    }
}
