using System.Text;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Syndication.Announcements.Suggestions;

/// <summary>Finds the sentences of a paragraph, Japanese and English ones. What they are made of is not changed.</summary>
public static class SentenceSplitter
{
    private const string WideEnds = "。．！？";
    private const string NarrowEnds = ".!?";
    private const string Opening = "「『（(【［";
    private const string Closing = "」』）)】］";

    // What may stand after the end and still belongs to the sentence.
    private const string After = "」』）)】］\"'”’…";

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "st", "vs", "etc", "e.g", "i.e", "cf", "no", "fig", "jr", "sr", "inc", "ltd", "approx",
    };

    /// <summary>The ranges of the sentences, in order. What is left at the end without a full stop is one, too.</summary>
    public static IReadOnlyList<Range> Split(string paragraph)
    {
        // A bracket that is never closed must not swallow what follows.
        var isBalanced = paragraph.Count(c => Opening.Contains(c, StringComparison.Ordinal)) == paragraph.Count(c => Closing.Contains(c, StringComparison.Ordinal));
        List<Range> sentences = [];
        var (start, depth) = (0, 0);
        for (var i = 0; i < paragraph.Length; i++)
        {
            if (isBalanced)
                depth += Opening.Contains(paragraph[i], StringComparison.Ordinal) ? 1 : Closing.Contains(paragraph[i], StringComparison.Ordinal) ? -1 : 0;
            if (depth > 0 || !IsEnd(paragraph, i, out var end))
                continue;
            Add(paragraph, start, end, sentences);
            (start, i) = (end, end - 1);
        }

        Add(paragraph, start, paragraph.Length, sentences);
        return sentences;
    }

    /// <summary>Whether a text ends as sentences do.</summary>
    public static bool IsWhole(string text)
    {
        var end = text.AsSpan().TrimEnd(After);
        return end.Length > 0 && (IsFullStop(end[^1]) || end.Length < text.Length);
    }

    private static bool IsEnd(string text, int at, out int end)
    {
        end = at + 1;
        if (!IsFullStop(text[at]))
            return false;
        while (end < text.Length && IsFullStop(text[end]))
            end++;
        var isWide = text.AsSpan(at, end - at).IndexOfAny(WideEnds) >= 0;
        while (end < text.Length && After.Contains(text[end], StringComparison.Ordinal))
            end++;
        if (isWide || end == text.Length)
            return true;
        if (!char.IsWhiteSpace(text[end]))
            return text[at] != '.' && Rune.TryGetRuneAt(text, end, out var next) && Cjk.IsWide(next);
        var following = text.AsSpan(end).TrimStart();
        return !(following.Length > 0 && char.IsLower(following[0])) && !(text[at] == '.' && IsAbbreviation(text, at));
    }

    private static bool IsFullStop(char c) => WideEnds.Contains(c, StringComparison.Ordinal) || NarrowEnds.Contains(c, StringComparison.Ordinal);

    private static bool IsAbbreviation(string text, int dot)
    {
        var start = dot;
        while (start > 0 && (char.IsAsciiLetter(text[start - 1]) || text[start - 1] == '.'))
            start--;
        var word = text[start..dot];
        return Abbreviations.Contains(word) || (word.Length == 1 && char.IsAsciiLetterUpper(word[0]) && word is not "I");
    }

    private static void Add(string text, int start, int end, List<Range> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            sentences.Add(start..end);
    }
}
