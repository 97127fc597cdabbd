using System.Text;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Rendering.Markdown;

/// <summary>Bare links in Japanese, which has no spaces around them: they may follow any character and end before 、。「」（）.</summary>
internal sealed class JapaneseLinks : IMarkdownExtension
{
    private static readonly string Punctuation = Wide(Cjk.IsPunctuation);

    /// <summary>What may stand before a bare link: what GFM allows, and the Japanese characters.</summary>
    public static string ValidPreviousCharacters { get; } = "*_~(" + Wide(Cjk.IsWide);

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        var ordinary = pipeline.InlineParsers.FindExact<AutoLinkParser>()!;
        pipeline.InlineParsers.Replace<AutoLinkParser>(new Parser(ordinary));
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private static string Wide(Func<Rune, bool> choose)
    {
        var chosen = new StringBuilder();
        for (var c = 0x3000; c <= 0xFFEF; c++)
        {
            if (Rune.TryCreate(c, out var rune) && choose(rune))
                chosen.Append(rune);
        }

        return chosen.ToString();
    }

    /// <summary>The ordinary parser, which sees the text only up to the next Japanese punctuation.</summary>
    private sealed class Parser : InlineParser
    {
        private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create(Punctuation + " \n\t");
        private readonly AutoLinkParser _ordinary;

        public Parser(AutoLinkParser ordinary)
        {
            _ordinary = ordinary;
            OpeningCharacters = ordinary.OpeningCharacters;
        }

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var text = slice.AsSpan();
            if (!text.StartsWith("http://") && !text.StartsWith("https://") && !text.StartsWith("www.") && !text.StartsWith("mailto:") && !text.StartsWith("ftp://") && !text.StartsWith("tel:"))
                return false;
            var end = text.IndexOfAny(Ends);
            var visible = slice;
            if (end >= 0)
                visible.End = slice.Start + end - 1;
            if (!_ordinary.Match(processor, ref visible))
                return false;
            slice.Start = visible.Start;
            return true;
        }
    }
}
