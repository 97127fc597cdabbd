using System.Globalization;

namespace ServerlessBlog.Syndication.Channels.Bluesky.Facets;

/// <summary>Tags: # or ＃ at the start or behind a space, and what follows up to the next space, if there is more in it than digits and punctuation.</summary>
internal static class Tags
{
    /// <summary>The most UTF-16 units of a tag.</summary>
    private const int MaxLength = 64;

    public static IEnumerable<Part> In(string text)
    {
        for (var hash = 0; hash < text.Length; hash++)
        {
            if (text[hash] is not ('#' or '＃') || (hash > 0 && !Letters.IsSpace(text[hash - 1])))
                continue;
            var start = hash + 1;
            var end = Letters.Skip(text, start, IsInside);
            // # and an emoji's variation selector are a key cap.
            if (end > start && text[start] != '\uFE0F' && HasMore(text, start, end) && WithoutPunctuation(text, start, end) is var last && last - start is > 0 and <= MaxLength)
                yield return new Part(hash, last, FacetKind.Tag, text[start..last]);
            hash = Math.Max(hash, end - 1);
        }
    }

    // Soft hyphens, zero-width characters and an enclosing key cap end a tag too.
    private static bool IsInside(char c) => !Letters.IsSpace(c) && c is not ('\u00AD' or '\u2060' or (>= '\u200A' and <= '\u200D') or '\u20E2');

    private static bool HasMore(string text, int start, int end)
    {
        for (var i = start; i < end; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            if (!char.IsAsciiDigit(text[i]) && !IsPunctuation(text, i))
                return true;
        }

        return false;
    }

    private static int WithoutPunctuation(string text, int start, int end)
    {
        while (end > start)
        {
            var last = end - start > 1 && char.IsSurrogatePair(text, end - 2) ? end - 2 : end - 1;
            if (!IsPunctuation(text, last))
                break;
            end = last;
        }

        return end;
    }

    private static bool IsPunctuation(string text, int index) => CharUnicodeInfo.GetUnicodeCategory(text, index) is
        UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation;
}
