using AngleSharp.Dom;
using ServerlessBlog.Posts.Rendering;

namespace ServerlessBlog.Posts.Text;

/// <summary>
/// Reads HTML as text: blocks end lines, paragraphs are a blank line apart. Readings over characters (ruby), footnote marks
/// and what is not shown are left out.
/// </summary>
public static class PlainText
{
    /// <summary>The text of sanitised HTML, of at most one space or two line breaks in a row outside of preformatted text.</summary>
    /// <exception cref="BodyTooComplexException">The HTML has more elements or levels than a sanitised body has.</exception>
    public static string FromHtml(string html)
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
            case not IElement:
                return false;
        }

        var element = (IElement)node;
        switch (element.LocalName)
        {
            case "rt" or "rp" or "script" or "style" or "template":
                return false;
            case "a" when element.ClassName is HtmlPolicy.FootnoteReferenceClass or HtmlPolicy.FootnoteBackReferenceClass:
                return false;
            case "br":
                text.LineBreak();
                return false;
            case "input":
                text.Write(element.HasAttribute("checked") ? "[x] " : "[ ] ");
                return false;
            case "pre":
                text.Break(2);
                text.EnterPreformatted();
                return true;
            default:
                text.Break(LinesAround(element));
                return true;
        }
    }

    private static void Leave(INode node, TextFlow text)
    {
        if (node is not IElement element)
            return;
        if (string.Equals(element.LocalName, "pre", StringComparison.Ordinal))
            text.LeavePreformatted();
        if (element.LocalName is "td" or "th")
            text.Separate();
        text.Break(LinesAround(element));
    }

    private static int LinesAround(IElement element) => element.LocalName switch
    {
        "ul" or "ol" when element.ParentElement?.LocalName is "li" => 1,
        "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "pre" or "ul" or "ol" or "dl" or "table" or "figure" or "hr" or "details" => 2,
        "li" or "dt" or "dd" or "tr" or "div" or "section" or "article" or "aside" or "header" or "footer" or "address" or "caption" or "figcaption" or "summary" => 1,
        _ => 0,
    };
}
