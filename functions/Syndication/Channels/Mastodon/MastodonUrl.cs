using ServerlessBlog.Syndication.Channels.Text;

namespace ServerlessBlog.Syndication.Channels.Mastodon;

/// <summary>
/// Finds the URLs that Mastodon links, and so counts as such: by the rules of twitter-text, with a scheme, any letters in the
/// path, and a domain whose end is a known one.
/// </summary>
internal static class MastodonUrl
{
    private static readonly string[] Schemes = ["https://", "http://", "dat://", "dweb://", "ipfs://", "ipns://", "ssb://", "gopher://", "gemini://"];

    /// <summary>The length of the URL that begins at <paramref name="start"/>; 0 when none does.</summary>
    public static int LengthAt(string text, int start)
    {
        if (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '@' or '＠' or '$' or '#' or '＃' || IsInvalid(text[start - 1])))
            return 0;
        var scheme = Array.Find(Schemes, scheme => string.Compare(text, start, scheme, 0, scheme.Length, StringComparison.OrdinalIgnoreCase) == 0);
        if (scheme is null || DomainEnd(text, start + scheme.Length) is not (> 0 and var end))
            return 0;
        end = PortEnd(text, end);
        end = MastodonUrlPath.End(text, end);
        return MastodonUrlPath.QueryEnd(text, end) - start;
    }

    /// <summary>Where the longest domain from <paramref name="start"/> on ends; 0 when there is none.</summary>
    private static int DomainEnd(string text, int start)
    {
        var run = start;
        while (run < text.Length && (IsDomainLetter(text[run]) || text[run] is '.' or '-' or '_'))
            run++;
        for (var dot = text.LastIndexOf('.', run - 1, run - start); dot > start; dot = text.LastIndexOf('.', dot - 1, dot - start))
        {
            if (TopLevelLength(text.AsSpan(dot + 1)) is var length and > 0 && AreLabels(text.AsSpan(start, dot - start)))
                return dot + 1 + length;
        }

        return 0;
    }

    private static int TopLevelLength(ReadOnlySpan<char> text)
    {
        var ascii = 0;
        while (ascii < text.Length && (char.IsAsciiLetterOrDigit(text[ascii]) || text[ascii] == '-'))
            ascii++;
        if (ascii > 4 && text.StartsWith("xn--", StringComparison.OrdinalIgnoreCase))
            return ascii;
        var length = ascii > 0
            ? TopLevelDomains.Contains(text[..ascii].ToString().ToLowerInvariant()) ? ascii : 0
            : TopLevelDomains.StartOf(text)?.Length ?? 0;
        return length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '@' or '+' or '-') ? 0 : length;
    }

    // Only the last one may not have underscores; none begins or ends with one, or with a hyphen.
    private static bool AreLabels(ReadOnlySpan<char> labels)
    {
        var last = labels.LastIndexOf('.') + 1;
        foreach (var range in labels.Split('.'))
        {
            var label = labels[range];
            if (label.Length == 0 || label[0] is '-' or '_' || label[^1] is '-' or '_' || (range.Start.Value == last && label.Contains('_')))
                return false;
        }

        return true;
    }

    private static int PortEnd(string text, int start)
    {
        if (start >= text.Length || text[start] != ':')
            return start;
        var end = start + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end > start + 1 ? end : start;
    }

    private static bool IsDomainLetter(char c) =>
        char.IsAscii(c) ? char.IsAsciiLetterOrDigit(c)
        : !char.IsWhiteSpace(c) && c is not ('\u180E' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')) && !IsInvalid(c);

    private static bool IsInvalid(char c) => c is '\uFFFE' or '\uFEFF' or '\uFFFF';
}
