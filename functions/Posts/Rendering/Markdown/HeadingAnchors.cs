using System.Globalization;
using System.Text;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Rendering.Markdown;

/// <summary>Gives headings ids made from their text, so that a part of a post can be linked to.</summary>
internal static class HeadingAnchors
{
    private const int MaxTextLength = 200;

    public static void AddTo(MarkdownDocument document)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var name = Slug.FromTitle(TextOf(heading)) ?? "section";
            var id = name;
            while (!taken.Add(id))
            {
                counts[name] = counts.GetValueOrDefault(name, 1) + 1;
                id = string.Create(CultureInfo.InvariantCulture, $"{name}-{counts[name]}");
            }

            heading.GetAttributes().Id = id;
        }
    }

    private static string TextOf(HeadingBlock heading)
    {
        var text = new StringBuilder();
        foreach (var inline in heading.Inline?.Descendants() ?? [])
        {
            if (text.Length > MaxTextLength)
                break;
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.AsSpan(),
                CodeInline code => code.ContentSpan,
                LineBreakInline => " ",
                _ => default,
            });
        }

        return text.ToString();
    }
}
