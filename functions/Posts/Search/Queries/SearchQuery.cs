using System.Globalization;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Text;
using ServerlessBlog.Posts.Search.Terms;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Search.Queries;

/// <summary>What somebody searches for: words that must all occur. Quotation marks make one of several.</summary>
public sealed class SearchQuery
{
    private const int MaxWords = 10;

    // So many words are always looked up; more only if they are not in nearly every text.
    private const int AlwaysLookedUp = 3;
    private const int MaxCommonness = 2;

    private const string Quotes = "\"“”„‟＂";

    private SearchQuery(IReadOnlyList<QueryWord> words)
    {
        Words = words;
        LookedUp = [.. words
            .OrderBy(word => word.Terms[0].Commonness)
            .Where((word, rank) => rank < AlwaysLookedUp || word.Terms[0].Commonness <= MaxCommonness)
            .Select(word => word.Terms[0].Term)
            .Distinct()];
    }

    /// <summary>The first ten words that have a letter or a digit.</summary>
    public IReadOnlyList<QueryWord> Words { get; }

    /// <summary>The rarest term of each word that the index is asked for, the rarest first; other words are only sought in the texts.</summary>
    public IReadOnlyList<ulong> LookedUp { get; }

    /// <summary>The same for queries that find the same, and for no others.</summary>
    public string Key
    {
        get
        {
            var terms = string.Join('|', Words.Select(word => string.Join(',', word.Units.Select((unit, i) => $"{unit.Term:x}{word.MaxGap(i):d}")) + word.EndsKatakana));
            return StableHash.Of(terms).ToString("x16", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Reads a query; throws a problem (400) for one that is blank or longer than <see cref="PostSearch.MaxQueryLength"/>.</summary>
    public static SearchQuery Parse(string query)
    {
        if (string.IsNullOrWhiteSpace(query))
            throw Query.Problem("q", "Give at least one word to search for.");
        if (Characters.Count(query) > PostSearch.MaxQueryLength)
            throw Query.Problem("q", $"Search for at most {PostSearch.MaxQueryLength} characters.");
        return new SearchQuery([.. Split(query)
            .Select(QueryWord.Of)
            .OfType<QueryWord>()
            .DistinctBy(word => string.Join(',', word.Units.Select(unit => unit.Term)), StringComparer.Ordinal)
            .Take(MaxWords)]);
    }

    private static IEnumerable<string> Split(string query)
    {
        var isQuoted = false;
        foreach (var part in SplitAt(query, Quotes.Contains))
        {
            if (isQuoted)
            {
                yield return part;
            }
            else
            {
                foreach (var word in SplitAt(part, char.IsWhiteSpace))
                    yield return word;
            }

            isQuoted = !isQuoted;
        }
    }

    private static IEnumerable<string> SplitAt(string text, Func<char, bool> isSeparator)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && !isSeparator(text[at]))
                continue;
            yield return text[start..at];
            start = at + 1;
        }
    }
}
