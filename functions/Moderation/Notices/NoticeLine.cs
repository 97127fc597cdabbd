using System.Globalization;
using System.Text;
using ServerlessBlog.Platform.Text;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Moderation.Notices;

/// <summary>Makes a line for a notice of what somebody wrote.</summary>
public static class NoticeLine
{
    // Keeps the sign visible and takes it away from whatever looks for a name behind it.
    private const string NoMention = "\u200B";

    /// <summary>
    /// The first <paramref name="length"/> characters on one line, with an ellipsis when there are more. Control and format
    /// characters are left out, which includes line breaks and those that turn the direction of what follows; an <c>@</c>
    /// calls nobody in any chat.
    /// </summary>
    public static string Of(string text, int length)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                visible.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
                visible.Append(rune);
        }

        var line = FoldedText.OnOneLine(visible.ToString());
        var cut = Graphemes.Truncate(line, length);
        return (cut.Length < line.Length ? cut + "…" : line)
            .Replace("@", "@" + NoMention, StringComparison.Ordinal)
            .Replace("＠", "＠" + NoMention, StringComparison.Ordinal);
    }
}
