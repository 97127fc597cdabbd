using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Rendering;

/// <summary>A body ready to be shown.</summary>
/// <param name="html">Sanitised HTML.</param>
public sealed class RenderedBody(string html)
{
    private string? _text;

    /// <summary>Sanitised HTML, to be written into a page or a feed as it is.</summary>
    public string Html { get; } = html;

    /// <summary>The same as plain text with line breaks, for excerpts, search and similarity; read when it is asked for, because pages do without.</summary>
    public string Text => _text ??= PlainText.FromHtml(Html);
}
