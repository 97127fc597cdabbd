using System.Buffers;
using System.Text;

namespace ServerlessBlog.Posts.Text;

/// <summary>Keeps text to the characters that both HTML and XML 1.0 allow, so that a page or a feed never breaks on a stray one.</summary>
public static class LegalText
{
    private static readonly SearchValues<char> Suspects = SearchValues.Create(AllSuspects());

    /// <summary>
    /// Drops control characters (except tab and line feed) and byte order marks, turns CR and CRLF into LF, and lone
    /// surrogates and noncharacters into U+FFFD.
    /// </summary>
    public static string Clean(string text)
    {
        var start = text.AsSpan().IndexOfAny(Suspects);
        if (start < 0)
            return text;
        var clean = new StringBuilder(text.Length).Append(text, 0, start);
        var rest = text.AsSpan(start);
        while (!rest.IsEmpty)
        {
            Rune.DecodeFromUtf16(rest, out var rune, out var length);
            if (rune.Value == '\r')
            {
                clean.Append('\n');
                length = rest.Length > 1 && rest[1] == '\n' ? 2 : 1;
            }
            else if (IsNoncharacter(rune))
            {
                clean.Append('\uFFFD');
            }
            else if (!IsDropped(rune))
            {
                clean.Append(rune);
            }

            rest = rest[length..];
        }

        return clean.ToString();
    }

    private static bool IsDropped(Rune rune) => rune.Value is '\uFEFF' || (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n'));

    private static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    private static string AllSuspects()
    {
        var suspects = new StringBuilder();
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var character = (char)c;
            if (char.IsSurrogate(character) || IsNoncharacter(new Rune(character)) || IsDropped(new Rune(character)))
                suspects.Append(character);
        }

        return suspects.ToString();
    }
}
