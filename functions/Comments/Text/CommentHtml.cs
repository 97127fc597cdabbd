using System.Text;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Comments.Text;

/// <summary>
/// The plain text of a comment as HTML: a blank line begins a paragraph, a line break stays one, bare URLs become links
/// with <c>rel="ugc nofollow"</c>, and everything else is text. No element but <c>p</c>, <c>br</c> and <c>a</c> comes out.
/// </summary>
public static class CommentHtml
{
    public static string Of(string text)
    {
        var html = new StringBuilder(text.Length + 64);
        var isOpen = false;
        foreach (var line in InvisibleCharacters.RemoveOverrides(LegalText.Clean(text)).Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                html.Append(isOpen ? "</p>" : "");
                isOpen = false;
                continue;
            }

            html.Append(isOpen ? "<br>" : "<p>");
            isOpen = true;
            Line(html, line);
        }

        return html.Append(isOpen ? "</p>" : "").ToString();
    }

    private static void Line(StringBuilder html, string line)
    {
        var done = 0;
        foreach (var (start, length, url) in BareLinks.Find(line))
        {
            Escape(html, line.AsSpan(done, start - done));
            html.Append("<a href=\"");
            Escape(html, url.AbsoluteUri);
            html.Append("\" rel=\"ugc nofollow\">");
            Escape(html, line.AsSpan(start, length));
            html.Append("</a>");
            done = start + length;
        }

        Escape(html, line.AsSpan(done));
    }

    private static void Escape(StringBuilder html, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ => html.Append(c),
            };
        }
    }
}
