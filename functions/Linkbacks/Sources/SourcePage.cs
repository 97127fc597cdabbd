using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ServerlessBlog.Linkbacks.Sources;

/// <summary>
/// A page as browsers with scripts parse it, so that noscript is text; but nothing is run or fetched. The parser's own
/// lists grow with the depth, and every further tag would walk them: so there are limits.
/// </summary>
internal static class SourcePage
{
    private const int MaxDepth = 256;

    private const int MaxElements = 60_000;

    /// <exception cref="SourceException">It is nested more deeply, or has more elements, than a page that somebody wrote.</exception>
    public static IHtmlDocument Parse(string html)
    {
        var count = 0;
        IElement? previous = null;
        return new HtmlParser(new HtmlParserOptions { OnCreated = (element, _) => See(element), DisableElementPositionTracking = true, SkipComments = true, IsScripting = true }).ParseDocument(html);

        // An element is seen before it has its parent.
        void See(IElement element)
        {
            var depth = 0;
            for (var parent = previous?.ParentElement; parent is not null; parent = parent.ParentElement)
                depth++;
            if (++count > MaxElements || depth > MaxDepth)
                throw new SourceException(SourceReasons.TooLarge);
            previous = element;
        }
    }
}
