using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace ServerlessBlog.Posts.Rendering.Markdown;

/// <summary>
/// Refuses paragraphs that would take quadratic time: from each character that may begin a link, a tag or a URL the parser may
/// read on to the paragraph's end before it finds that none does.
/// </summary>
internal sealed class ParagraphLimits : IMarkdownExtension
{
    /// <summary>Characters read; some hundred million take about a second.</summary>
    public const long MaxWork = 300_000_000;

    /// <summary>How often something may begin that is looked for up to the end.</summary>
    public static long Openers(ReadOnlySpan<char> text) => text.Count('[') + text.Count('<') + text.Count(':') + text.Count("www.");

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        foreach (var parser in pipeline.BlockParsers)
            parser.Closed += Check;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private static void Check(BlockProcessor processor, Block block)
    {
        if (block is not LeafBlock { ProcessInlines: true, Lines: { Count: > 0 } lines })
            return;
        long length = 0, openers = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines.Lines[i].Slice.AsSpan();
            length += line.Length + 1;
            openers += Openers(line);
        }

        if (openers * length > MaxWork)
            throw new BodyTooComplexException("A paragraph is too long for its many links or brackets; put blank lines between its parts, or escape the characters with a backslash.");
    }
}
