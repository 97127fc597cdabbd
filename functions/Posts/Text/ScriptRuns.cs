using System.Globalization;
using System.Text;

namespace ServerlessBlog.Posts.Text;

internal enum Script
{
    None,
    Han,
    Hiragana,
    Katakana,
    Unspaced,
    Words,
}

/// <summary>Neighbouring letters of one script.</summary>
/// <param name="Next">The hiragana that follows a run of Han characters, if one does.</param>
internal readonly record struct ScriptRun(Script Script, string Text, Rune? Next);

/// <summary>Splits text where the script changes; that is where most Japanese words begin and end. URLs are left out.</summary>
internal static class ScriptRuns
{
    public static IEnumerable<ScriptRun> Of(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            if (UrlLength(text, start) is > 0 and var url)
            {
                start += url;
                continue;
            }

            var script = Of(Rune.GetRuneAt(text, start));
            var end = start;
            while (end < text.Length && Continues(script, Rune.GetRuneAt(text, end)))
                end += Rune.GetRuneAt(text, end).Utf16SequenceLength;
            if (script is not Script.None)
                yield return new ScriptRun(script, text[start..end], NextKana(script, text, end));
            start = Math.Max(end, start + Rune.GetRuneAt(text, start).Utf16SequenceLength);
        }
    }

    private static bool Continues(Script script, Rune rune) =>
        script is not Script.None && (Of(rune) == script || (script is Script.Words or Script.Unspaced && IsMark(rune)));

    private static Rune? NextKana(Script script, string text, int end) =>
        script is Script.Han && end < text.Length && Rune.GetRuneAt(text, end) is var next && Cjk.IsHiragana(next) ? next : null;

    internal static Script Of(Rune rune)
    {
        if (Cjk.IsHan(rune))
            return Script.Han;
        if (Cjk.IsHiragana(rune))
            return Script.Hiragana;
        if (Cjk.IsKatakana(rune))
            return Script.Katakana;
        if (!Rune.IsLetterOrDigit(rune))
            return Script.None;

        // Hangul syllables; Thai, Lao, Tibetan and Myanmar; Khmer.
        return rune.Value is (>= 0xAC00 and <= 0xD7A3) or (>= 0x0E00 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) ? Script.Unspaced : Script.Words;
    }

    internal static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static int UrlLength(string text, int start)
    {
        var rest = text.AsSpan(start);
        if (!rest.StartsWith("http://", StringComparison.Ordinal) && !rest.StartsWith("https://", StringComparison.Ordinal))
            return 0;
        var end = rest.IndexOfAnyExceptInRange('!', '~');
        return end < 0 ? rest.Length : end;
    }
}
