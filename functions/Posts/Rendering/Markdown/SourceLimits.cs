using System.Runtime.InteropServices;

namespace ServerlessBlog.Posts.Rendering.Markdown;

/// <summary>
/// Refuses, before parsing, what costs the block parser quadratic time: it removes reference definitions one by one from the
/// lines of their paragraph, looks for a place among all blocks for each definition and each underlined heading, and fills
/// the rows of a table up to its width. Also what is far more than any post has.
/// </summary>
internal static class SourceLimits
{
    // Each block and each row begins a line; so many could not be shown anyway.
    private const int MaxLines = HtmlFragment.MaxElements;
    private const int MaxDefinitions = 10_000;
    private const int MaxUnderlines = 10_000;
    private const int MaxTableCells = 50_000;

    // Lines moved; ten million take about a quarter of a second.
    private const long MaxMoves = 10_000_000;

    /// <exception cref="BodyTooComplexException">There is too much of one of these; the message says of which.</exception>
    public static void Check(string markdown)
    {
        if (markdown.AsSpan().Count('\n') > MaxLines)
            throw new BodyTooComplexException($"The body has more than {MaxLines} lines; split it into several posts.");
        long moves = 0, definitions = 0, underlines = 0;
        var run = default(Run);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                run = default;
                continue;
            }

            var found = line.Count("]:");
            definitions += found;
            underlines += line.Trim("-=> \t").IsEmpty ? 1 : 0;
            moves += run.Add(line, found);
            if (definitions > MaxDefinitions || moves > MaxMoves)
                throw new BodyTooComplexException("The body has too many link or footnote definitions; write the links in place, and put blank lines between blocks of definitions.");
            if (underlines > MaxUnderlines)
                throw new BodyTooComplexException("The body has more than 10,000 underlined headings or rules; split it into several posts.");
            if (run.Cells > MaxTableCells || run.CellWork > ParagraphLimits.MaxWork)
                throw new BodyTooComplexException("A table has more than 50,000 cells or too many links; split it.");
        }
    }

    /// <summary>Lines without a blank one between them: what may be one paragraph or one table.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Run
    {
        private long _lines;
        private long _definitions;
        private long _columns;
        private long _headWork;

        public long Cells { get; private set; }

        /// <summary>What the inline parser may read in a table's cells, which are parsed one by one but may be long.</summary>
        public long CellWork { get; private set; }

        /// <summary>Counts a line in; returns how many more lines the parser may move.</summary>
        public long Add(ReadOnlySpan<char> line, long definitions)
        {
            var before = _lines * _definitions;
            _lines++;
            _definitions += definitions;
            if (IsTableRule(line))
                _columns = Math.Max(_columns, line.Count('|') + 1);
            Cells += _columns;
            var work = ParagraphLimits.Openers(line) * line.Length;
            CellWork += _columns == 0 ? 0 : work + _headWork;
            _headWork = _columns == 0 ? work : 0;
            return (_lines * _definitions) - before;
        }

        private static bool IsTableRule(ReadOnlySpan<char> line) => line.Contains('-') && line.Contains('|') && line.Trim("|:->*+ \t").IsEmpty;
    }
}
