using System.Buffers;
using System.Globalization;
using System.Text;

namespace ServerlessBlog.Posts.Text;

/// <summary>Which characters a slug may hold.</summary>
internal static class SlugCharacters
{
    public static bool IsLetterOrDigit(Rune rune) => (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber) && !IsInvisible(rune);

    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark && !IsInvisible(rune);

    /// <summary>Joiners, variation selectors and fillers: two slugs that differ only by these would look the same.</summary>
    public static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>Whether every surrogate has its partner and every character is one; only then can text be normalised.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done || (rune.Value & 0xFFFE) == 0xFFFE)
                return false;
            text = text[length..];
        }

        return true;
    }
}
