using System.Globalization;
using System.Text;

namespace ServerlessBlog.Platform.Text;

/// <summary>Makes texts comparable that look alike: NFKC (full and half width are the same), lower case, no invisible characters.</summary>
public static class FoldedText
{
    // Long runs of marks are no words, and composing them takes quadratic time.
    private const int MaxMarks = 8;

    /// <summary>
    /// The folded text on one line, each run of white space as one blank, without those at the ends. Control and format
    /// characters, which hide words from filters, are left out, and lone surrogates become U+FFFD.
    /// </summary>
    public static string Of(string text)
    {
        var visible = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Format || (category is UnicodeCategory.Control && !Rune.IsWhiteSpace(rune)) || IsNoncharacter(rune))
                continue;
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks <= MaxMarks)
                visible.Append(rune);
        }

        return OnOneLine(visible.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant());
    }

    /// <summary><paramref name="text"/> with each run of white space as one blank, and none at the ends.</summary>
    public static string OnOneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
