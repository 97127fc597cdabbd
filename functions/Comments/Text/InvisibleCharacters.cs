using System.Globalization;
using System.Text;

namespace ServerlessBlog.Comments.Text;

/// <summary>Characters that change how others are drawn, or are not seen at all.</summary>
public static class InvisibleCharacters
{
    /// <summary>
    /// Without the characters that order text by force (UAX #9, sections 2.1 to 2.5): they would turn what stands beside
    /// them around, such as the end of a URL. Marks that only help (U+200E, U+200F, U+061C) stay.
    /// </summary>
    public static string RemoveOverrides(string text) =>
        text.AsSpan().IndexOfAnyInRange('\u202A', '\u202E') < 0 && text.AsSpan().IndexOfAnyInRange('\u2066', '\u2069') < 0
            ? text
            : string.Concat(text.Where(c => !IsOverride(c)));

    /// <summary>Whether there is anything to see: a letter, a digit, a sign or a picture.</summary>
    public static bool HasVisible(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsBlank(rune))
                return true;
        }

        return false;
    }

    private static bool IsOverride(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    // The fillers of Hangul and the empty Braille cell are letters and signs by name alone.
    private static bool IsBlank(Rune rune) =>
        rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;
}
