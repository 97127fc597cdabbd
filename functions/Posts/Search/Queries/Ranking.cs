using ServerlessBlog.Posts.Search.Terms;

namespace ServerlessBlog.Posts.Search.Queries;

/// <summary>
/// How well a post answers a query: for each word, a hit in the title counts more than one in a tag with any number in the
/// text, and a tag more than the text alone; more hits in the text count less and less. Words side by side count a little
/// more. Depends on nothing but the post and the query, so that a post keeps its place while others come and go.
/// </summary>
public static class Ranking
{
    private const int Title = 64;
    private const int Tag = 32;
    private const int Text = 24;

    // The number of hits in the text that earns half of what the text can earn.
    private const int Half = 2;

    private const int AdjacentInTitle = 12;
    private const int AdjacentInText = 6;

    /// <summary>What one word or term earns.</summary>
    public static int Of(bool inTitle, bool inTag, int textCount) =>
        (inTitle ? Title : 0) + (inTag ? Tag : 0) + (Text * textCount / (textCount + Half));

    /// <summary>What one term earns, as the index knows it.</summary>
    public static int Of(TermUse use) => Of(use.IsInTitle, use.IsInTag, use.TextCount);

    /// <summary>What two words of the query earn that stand side by side.</summary>
    public static int OfPair(bool inTitle, bool inText) => (inTitle ? AdjacentInTitle : 0) + (inText ? AdjacentInText : 0);
}
