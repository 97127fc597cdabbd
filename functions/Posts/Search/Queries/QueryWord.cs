using System.Runtime.InteropServices;
using ServerlessBlog.Posts.Search.Terms;

namespace ServerlessBlog.Posts.Search.Queries;

/// <summary>
/// A word of a query: units that must follow each other in the text as they do here. Where the script changes, as in
/// "Twitter活用術", the text may have a space; where the query has a space or a sign, the text may have any.
/// </summary>
public sealed class QueryWord
{
    // As long as this without its last ー, a loanword is written with or without it: サーバー, サーバ.
    private const int MinStemLength = 3;

    private const int ProlongedSoundMark = 'ー';

    private QueryWord(IReadOnlyList<TextUnit> units, bool endsKatakana)
    {
        Units = units;
        EndsKatakana = endsKatakana;
        Terms = [.. TermsOf(units).DistinctBy(term => term.Term).OrderBy(term => term.Commonness)];
    }

    public IReadOnlyList<TextUnit> Units { get; }

    /// <summary>Whether a final ー was taken off, so that in the text no other katakana but ー may follow.</summary>
    public bool EndsKatakana { get; }

    /// <summary>What a text with this word has in the index, the rarest first.</summary>
    public IReadOnlyList<QueryTerm> Terms { get; }

    /// <summary>The word in <paramref name="text"/>, or null when it has neither letter nor digit.</summary>
    public static QueryWord? Of(string text)
    {
        var units = UnitReader.Read(text);
        var endsKatakana = units.Length > MinStemLength && units[^1].Character == ProlongedSoundMark
            && units[^(MinStemLength + 1)..].All(unit => unit.Kind == UnitKind.Katakana);
        if (endsKatakana)
            units = units[..^1];
        return units.Length == 0 ? null : new QueryWord(units, endsKatakana);
    }

    /// <summary>What may separate, in a text, the unit at <paramref name="index"/> from the one before.</summary>
    public Gap MaxGap(int index) =>
        index == 0 || Units[index].Before != Gap.None ? Gap.Break
        : Units[index].PairsWith(Units[index - 1]) ? Gap.None
        : Gap.Space;

    private static IEnumerable<QueryTerm> TermsOf(IReadOnlyList<TextUnit> units)
    {
        for (var i = 0; i < units.Count; i++)
        {
            var pairsWithNext = i + 1 < units.Count && units[i + 1].PairsWith(units[i]);
            if (pairsWithNext)
                yield return new QueryTerm(TermHash.OfPair(units[i].Character, units[i + 1].Character), PairCommonness(units[i].Kind, units[i + 1].Kind));
            else if (!units[i].IsCharacter)
                yield return new QueryTerm(units[i].Term, units[i].Commonness);
            else if (i == 0 || !units[i].PairsWith(units[i - 1]))
                yield return new QueryTerm(units[i].Term, units[i].Kind == UnitKind.Han ? 2 : 4);
        }
    }

    private static int PairCommonness(UnitKind first, UnitKind second) => (first, second) switch
    {
        (UnitKind.Han, UnitKind.Han) => 0,
        (UnitKind.Hiragana, UnitKind.Hiragana) => 3,
        (UnitKind.Hiragana, _) or (_, UnitKind.Hiragana) => 2,
        _ => 1,
    };
}

/// <summary>A term to look up.</summary>
/// <param name="Term">The term.</param>
/// <param name="Commonness">From 0, in few posts, to 4, in nearly all.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct QueryTerm(ulong Term, int Commonness);
