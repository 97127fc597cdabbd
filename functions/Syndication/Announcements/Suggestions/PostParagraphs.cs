using AngleSharp.Dom;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Syndication.Announcements.Suggestions;

/// <summary>The author's own running text in the HTML of a post: no headings, no quotations, no code, no tables, no notes.</summary>
public static class PostParagraphs
{
    /// <summary>The paragraphs, each as a page shows it, on one line.</summary>
    public static IReadOnlyList<string> Of(string html)
    {
        List<string> paragraphs = [];
        var text = new TextFlow();
        HtmlFragment.Parse(html).Walk(Enter, Leave);
        End();
        return paragraphs;

        bool Enter(INode node)
        {
            if (node is IText { Data: var data })
                text.Write(data);
            if (node is not IElement element || IsAside(element))
                return false;
            Leave(node);
            return !IsNotTold(element);
        }

        void Leave(INode node)
        {
            if (node is IElement element && (EndsLine(element) || IsNotTold(element)))
                End();
        }

        void End()
        {
            if (text.ToString() is { Length: > 0 } paragraph)
                paragraphs.Add(paragraph);
            text = new TextFlow();
        }
    }

    // Within a line, and not read with it.
    private static bool IsAside(IElement element) =>
        element.LocalName is "rt" or "rp" or "script" or "style" or "template"
        || (element.LocalName is "a" && element.ClassName is HtmlPolicy.FootnoteReferenceClass or HtmlPolicy.FootnoteBackReferenceClass);

    private static bool EndsLine(IElement element) =>
        element.LocalName is "p" or "li" or "dd" or "dt" or "div" or "section" or "article" or "header" or "footer" or "br" or "ul" or "ol" or "dl";

    private static bool IsNotTold(IElement element) => element.LocalName switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "pre" or "table" or "figure" or "aside" or "hr" => true,
        _ => element.ClassList.Contains("footnotes"),
    };
}
