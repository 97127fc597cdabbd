using System.Runtime.InteropServices;
using ServerlessBlog.Posts.Search.Terms;

namespace ServerlessBlog.Posts.Search.Queries;

/// <summary>Where the words of a query stand in one post.</summary>
public sealed class PostMatch
{
    private PostMatch(IndexedPost post, IReadOnlyList<Occurrence> inTitle, IReadOnlyList<Occurrence> inText, TextUnit[] textUnits)
    {
        Post = post;
        InTitle = inTitle;
        InText = inText;
        TextUnits = textUnits;
    }

    public IndexedPost Post { get; }

    public IReadOnlyList<Occurrence> InTitle { get; }

    public IReadOnlyList<Occurrence> InText { get; }

    /// <summary>The units of the post's text.</summary>
    public IReadOnlyList<TextUnit> TextUnits { get; }

    /// <summary>See <see cref="Ranking"/>.</summary>
    public int Score { get; private init; }

    /// <summary>Reads the post; null when one of the words is in neither title nor tags nor text.</summary>
    public static PostMatch? Of(SearchQuery query, IndexedPost post)
    {
        var inTitle = WordMatcher.Find(query, UnitReader.Read(post.Title));
        var textUnits = UnitReader.Read(post.Text);
        var inText = WordMatcher.Find(query, textUnits);
        var inTags = post.Tags.SelectMany(tag => WordMatcher.Find(query, UnitReader.Read(tag))).Select(found => found.Word).ToHashSet();
        var (titleCounts, textCounts) = (CountByWord(query, inTitle), CountByWord(query, inText));
        var score = 0;
        for (var word = 0; word < query.Words.Count; word++)
        {
            if (titleCounts[word] + textCounts[word] == 0 && !inTags.Contains(word))
                return null;
            score += Ranking.Of(titleCounts[word] > 0, inTags.Contains(word), textCounts[word]);
        }

        for (var word = 1; word < query.Words.Count; word++)
            score += Ranking.OfPair(AreSideBySide(inTitle, word), AreSideBySide(inText, word));
        return new PostMatch(post, inTitle, inText, textUnits) { Score = score };
    }

    private static int[] CountByWord(SearchQuery query, IReadOnlyList<Occurrence> found)
    {
        var counts = new int[query.Words.Count];
        foreach (var occurrence in found)
            counts[occurrence.Word]++;
        return counts;
    }

    // Whether the word directly follows the one before it in the query.
    private static bool AreSideBySide(IReadOnlyList<Occurrence> found, int word)
    {
        var ends = found.Where(occurrence => occurrence.Word == word - 1).Select(occurrence => occurrence.Last).ToHashSet();
        return ends.Count > 0 && found.Any(occurrence => occurrence.Word == word && ends.Contains(occurrence.First - 1));
    }
}
