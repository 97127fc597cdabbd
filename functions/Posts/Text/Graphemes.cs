using System.Globalization;

namespace ServerlessBlog.Posts.Text;

/// <summary>Cuts text where a reader sees a character end (Unicode extended grapheme clusters, UAX #29), never inside an emoji or a letter with its marks.</summary>
public static class Graphemes
{
    /// <summary>How many characters a reader counts.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (; !text.IsEmpty; count++)
            text = text[StringInfo.GetNextTextElementLength(text)..];
        return count;
    }

    /// <summary>The first <paramref name="maxGraphemes"/> characters as a reader counts them.</summary>
    public static string Truncate(string text, int maxGraphemes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxGraphemes);
        var length = 0;
        for (var count = 0; count < maxGraphemes && length < text.Length; count++)
            length += StringInfo.GetNextTextElementLength(text.AsSpan(length));
        return text[..length];
    }

    /// <summary>As many whole characters as fit into <paramref name="maxUnits"/> UTF-16 units.</summary>
    public static string TruncateUnits(string text, int maxUnits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxUnits);
        if (text.Length <= maxUnits)
            return text;
        var length = 0;
        while (length < maxUnits)
        {
            var next = StringInfo.GetNextTextElementLength(text.AsSpan(length));
            if (length + next > maxUnits)
                break;
            length += next;
        }

        return text[..length];
    }
}
