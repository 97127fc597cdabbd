using System.Text;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Rendering.Markdown;

/// <summary>
/// Drops a line break of the source between two Japanese or Chinese characters, where a browser would show a space
/// (the segment break rule of CSS Text 4, which not all browsers have).
/// </summary>
internal sealed class JapaneseLineBreaks : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) =>
        (renderer as HtmlRenderer)?.ObjectRenderers.ReplaceOrAdd<LineBreakInlineRenderer>(new Renderer());

    private sealed class Renderer : HtmlObjectRenderer<LineBreakInline>
    {
        // A run of tags between break and text is looked through only so far.
        private const int MaxSteps = 16;

        // Stands for the base text of a ruby element, which its readings come after.
        private const string AnyHan = "字";

        private readonly LineBreakInlineRenderer _ordinary = new();

        protected override void Write(HtmlRenderer renderer, LineBreakInline obj)
        {
            if (!obj.IsHard && Neighbour(obj, forward: false) is { } before && Neighbour(obj, forward: true) is { } after && Cjk.JoinsWithoutSpace(before, after))
                return;
            _ordinary.Write(renderer, obj);
        }

        private static Rune? Neighbour(Inline from, bool forward)
        {
            Inline? inline = from;
            for (var step = 0; step < MaxSteps && inline is not null; step++)
            {
                inline = Next(inline, forward);
                var text = inline switch
                {
                    LiteralInline literal => literal.Content.AsSpan(),
                    CodeInline code => code.ContentSpan,
                    HtmlInline { Tag: "</ruby>" } when !forward => AnyHan,
                    HtmlEntityInline entity => entity.Transcoded.AsSpan(),
                    _ => default,
                };
                if (!text.IsEmpty)
                    return EdgeOf(text, forward);
                if (inline is LineBreakInline or LinkInline { IsImage: true })
                    return null;
            }

            return null;
        }

        private static Rune? EdgeOf(ReadOnlySpan<char> text, bool forward)
        {
            var status = forward ? Rune.DecodeFromUtf16(text, out var rune, out _) : Rune.DecodeLastFromUtf16(text, out rune, out _);
            return status is System.Buffers.OperationStatus.Done ? rune : null;
        }

        private static Inline? Next(Inline inline, bool forward)
        {
            if (inline is ContainerInline container && (forward ? container.FirstChild : container.LastChild) is { } child)
                return child;
            while ((forward ? inline.NextSibling : inline.PreviousSibling) is null && inline.Parent is { } parent)
                inline = parent;
            return forward ? inline.NextSibling : inline.PreviousSibling;
        }
    }
}
