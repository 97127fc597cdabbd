using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace ServerlessBlog.Posts.Rendering.Markdown;

/// <summary>
/// CommonMark 0.31 with pipe tables, footnotes, task lists, strikethrough, bare links and quoted statuses, and with what
/// Japanese needs. The HTML is not safe yet: HTML in the source comes through as it is.
/// </summary>
internal sealed class MarkdownRenderer
{
    // For blocks and for brackets still open in a paragraph; what is nested in the end is limited by the sanitiser.
    private const int MaxNesting = 500;

    // One reference can be used many times, so a small body could make a huge page.
    private const int MaxHtmlLength = 8 * 1024 * 1024;

    private readonly MarkdownPipeline _pipeline;

    public MarkdownRenderer()
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = MaxNesting }
            .UsePipeTables(new PipeTableOptions { UseGfmRules = true })
            .UseFootnotes()
            .UseTaskLists()
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true, ValidPreviousCharacters = JapaneseLinks.ValidPreviousCharacters })
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseCjkFriendlyEmphasis();
        builder.Extensions.Add(new QuotedStatusExtension());
        builder.Extensions.Add(new JapaneseLineBreaks());
        builder.Extensions.Add(new JapaneseLinks());
        builder.Extensions.Add(new ParagraphLimits());
        _pipeline = builder.Build();
    }

    /// <exception cref="BodyTooComplexException">Nested too deeply, or it would cost too much.</exception>
    public string ToHtml(string markdown)
    {
        SourceLimits.Check(markdown);
        try
        {
            var document = Markdig.Markdown.Parse(markdown, _pipeline);
            HeadingAnchors.AddTo(document);
            using var html = new BoundedWriter(MaxHtmlLength);
            var renderer = new HtmlRenderer(html);
            _pipeline.Setup(renderer);
            renderer.Render(document);
            return html.ToString();
        }
        catch (ArgumentException e) when (e.GetType() == typeof(ArgumentException))
        {
            // Markdig's only way to say that a nesting limit is reached.
            throw new BodyTooComplexException("The body nests quotes, lists, brackets or emphasis too deeply; close them, or escape the characters with a backslash.", e);
        }
    }
}
