using System.Globalization;

namespace ServerlessBlog.Syndication.Channels.Text;

/// <summary>Characters as people see them: extended grapheme clusters (Unicode Standard Annex 29), an emoji of several code points is one.</summary>
public static class Graphemes
{
    public static int Count(string text)
    {
        var count = 0;
        for (var rest = text.AsSpan(); rest.Length > 0; rest = rest[StringInfo.GetNextTextElementLength(rest)..])
            count++;
        return count;
    }
}
