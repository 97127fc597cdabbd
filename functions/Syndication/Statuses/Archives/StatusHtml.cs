using AngleSharp.Dom;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Syndication.Statuses.Archives;

/// <summary>Reads the HTML of a status as the text that its author wrote.</summary>
internal static class StatusHtml
{
    /// <summary>The text: paragraphs a blank line apart, links as their URLs, mentions and hashtags as they were typed.</summary>
    /// <exception cref="BodyTooComplexException">The HTML has more elements or levels than any status.</exception>
    public static string TextOf(string html)
    {
        var text = new TextFlow();
        HtmlFragment.Parse(html).Walk(node => Enter(node, text), node => Leave(node, text));
        return text.ToString();
    }

    private static bool Enter(INode node, TextFlow text)
    {
        switch (node)
        {
            case IText { Data: var data }:
                text.Write(data);
                return false;
            case IElement { LocalName: "script" or "style" or "template" }:
                return false;
            case IElement { LocalName: "br" }:
                text.LineBreak();
                return false;
            case IElement { LocalName: "a" } link when UrlOf(link) is { } url:
                text.Write(Shown(link.TextContent.Trim(), url));
                return false;
            case IElement element:
                text.Break(LinesAround(element));
                return true;
            default:
                return false;
        }
    }

    private static void Leave(INode node, TextFlow text)
    {
        if (node is IElement element)
            text.Break(LinesAround(element));
    }

    // Mentions and hashtags are links too, but their authors typed no URL.
    private static string? UrlOf(IElement link)
    {
        var isName = link.ClassList.Contains("mention") || link.ClassList.Contains("hashtag");
        return isName || link.GetAttribute("href") is not { } href || SafeUrl.Absolute(href) is null ? null : href;
    }

    // Servers shorten what they show of a URL; what has words of its own keeps them.
    private static string Shown(string text, string url) =>
        text.Length == 0 || url.Contains(text.TrimEnd('…'), StringComparison.Ordinal) ? url : $"{text} {url}";

    private static int LinesAround(IElement element) => element.LocalName switch
    {
        "p" or "blockquote" or "pre" or "ul" or "ol" => 2,
        "div" or "li" => 1,
        _ => 0,
    };
}
