using System.Text;

namespace ServerlessBlog.Platform.Text;

/// <summary>What counts as a character, and which ones a line of text may hold.</summary>
public static class Characters
{
    /// <summary>The number of Unicode code points; an unpaired surrogate counts as one.</summary>
    public static int Count(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }

    /// <summary>Whether <paramref name="text"/> holds a surrogate without its partner, which UTF-8 cannot express.</summary>
    public static bool HasUnpairedSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }

        return false;
    }

    /// <summary>Whether <paramref name="text"/> holds a control character (C0, DEL, C1) or a Unicode non-character.</summary>
    public static bool HasControl(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF)
                return true;
        }

        return false;
    }
}
