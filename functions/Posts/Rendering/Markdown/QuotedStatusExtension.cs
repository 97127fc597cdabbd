using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ServerlessBlog.Posts.Rendering.Markdown;

/// <summary>Makes a blockquote whose last line is a <see cref="QuotedStatus"/> a quotation with its source, time and permalink.</summary>
internal sealed class QuotedStatusExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.FindExact<QuoteBlockParser>()!.Closed += TakeSource;

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) =>
        (renderer as HtmlRenderer)?.ObjectRenderers.AddIfNotAlready<FooterRenderer>();

    private static void TakeSource(BlockProcessor processor, Block block)
    {
        if (block is not QuoteBlock { LastChild: ParagraphBlock paragraph } quote || paragraph.Lines.Count == 0)
            return;
        var last = paragraph.Lines.Count - 1;
        if ((last == 0 && quote.Count == 1) || QuotedStatus.Parse(paragraph.Lines.Lines[last].Slice.ToString()) is not { } status)
            return;

        if (last == 0)
        {
            quote.Remove(paragraph);
        }
        else
        {
            paragraph.Lines.RemoveAt(last);
            EndWithoutBreak(ref paragraph.Lines.Lines[last - 1].Slice);
        }

        quote.Add(new Footer(status));
        var attributes = quote.GetAttributes();
        attributes.AddClass(HtmlPolicy.QuotedStatusClass);
        attributes.AddProperty("cite", status.Url);
    }

    /// <summary>The line before is the last now: neither the marks of a hard line break nor its line feed mean anything there.</summary>
    private static void EndWithoutBreak(ref StringSlice line)
    {
        line.TrimEnd();
        var backslashes = line.Length - line.AsSpan().TrimEnd('\\').Length;
        if (backslashes % 2 == 1)
            line.End--;
    }

    private sealed class Footer(QuotedStatus status) : LeafBlock(null)
    {
        public QuotedStatus Status => status;
    }

    private sealed class FooterRenderer : HtmlObjectRenderer<Footer>
    {
        protected override void Write(HtmlRenderer renderer, Footer obj)
        {
            var status = obj.Status;
            renderer.EnsureLine().Write("<footer>");
            if (status.DateTime is { } dateTime)
                renderer.Write("<time datetime=\"").WriteEscape(dateTime).Write("\">").WriteEscape(status.Time).Write("</time> ");
            else
                renderer.Write("<span class=\"" + HtmlPolicy.TimeClass + "\">").WriteEscape(status.Time).Write("</span> ");
            if (status.Client.Length > 0)
                renderer.Write("<span class=\"" + HtmlPolicy.ClientClass + "\">").WriteEscape(status.Client).Write("</span> ");
            renderer.Write("<a href=\"").WriteEscape(status.Url).Write("\">").WriteEscape(status.Url).Write("</a></footer>").WriteLine();
        }
    }
}
