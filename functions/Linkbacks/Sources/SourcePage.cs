using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ServerlessBlog.Linkbacks.Sources;

/// <summary>A page as browsers with scripts parse it, so that noscript is text; but nothing is run or fetched.</summary>
internal static class SourcePage
{
    private const int MaxDepth = 256;

    private const int MaxElements = 60_000;

    /// <exception cref="SourceException">It is nested more deeply, or has more elements, than a page that somebody wrote.</exception>
    public static IHtmlDocument Parse(string html)
    {
        var limit = new ElementLimit(MaxElements, MaxDepth);
        return new HtmlParser(new HtmlParserOptions { OnCreated = (element, _) => Hold(limit, element), DisableElementPositionTracking = true, SkipComments = true, IsScripting = true }).ParseDocument(html);
    }

    private static void Hold(ElementLimit limit, IElement element)
    {
        if (!limit.Allows(element))
            throw new SourceException(SourceReasons.TooLarge);
    }
}
