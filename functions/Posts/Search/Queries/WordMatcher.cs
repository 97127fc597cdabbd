using System.Runtime.InteropServices;
using ServerlessBlog.Posts.Search.Terms;

namespace ServerlessBlog.Posts.Search.Queries;

/// <summary>A place in a text where a word of the query stands.</summary>
/// <param name="Word">The word's number in the query.</param>
/// <param name="First">Its first unit in the text.</param>
/// <param name="Last">Its last unit in the text.</param>
/// <param name="Start">Where it begins in the text as written.</param>
/// <param name="End">Where it ends.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Occurrence(int Word, int First, int Last, int Start, int End);

/// <summary>Finds the words of a query in a text, exactly.</summary>
public static class WordMatcher
{
    /// <summary>Every occurrence of every word in <paramref name="units"/>, in the order of the text.</summary>
    public static IReadOnlyList<Occurrence> Find(SearchQuery query, TextUnit[] units)
    {
        List<Occurrence> found = [];
        for (var at = 0; at < units.Length; at++)
        {
            for (var word = 0; word < query.Words.Count; word++)
            {
                if (StandsAt(query.Words[word], units, at))
                    found.Add(ToOccurrence(query.Words[word], word, units, at));
            }
        }

        return found;
    }

    private static bool StandsAt(QueryWord word, TextUnit[] units, int at)
    {
        var count = word.Units.Count;
        if (units[at].Term != word.Units[0].Term || at + count > units.Length)
            return false;
        for (var i = 1; i < count; i++)
        {
            if (units[at + i].Term != word.Units[i].Term || units[at + i].Before > word.MaxGap(i))
                return false;
        }

        return !word.EndsKatakana || !IsKatakanaAfter(units, at + count) || IsProlongedSoundMark(units[at + count]);
    }

    // The mark that the query's word may leave out is a part of the hit.
    private static Occurrence ToOccurrence(QueryWord word, int number, TextUnit[] units, int at)
    {
        var last = at + word.Units.Count - 1;
        if (word.EndsKatakana && IsKatakanaAfter(units, last + 1))
            last++;
        return new Occurrence(number, at, last, units[at].Start, units[last].End);
    }

    private static bool IsKatakanaAfter(TextUnit[] units, int at) =>
        at < units.Length && units[at] is { Kind: UnitKind.Katakana, Before: Gap.None };

    private static bool IsProlongedSoundMark(TextUnit unit) => unit.Character == 'ー';
}
