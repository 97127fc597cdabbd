using ServerlessBlog.Syndication.Channels.Text;

namespace ServerlessBlog.Syndication.Channels.Bluesky.Facets;

/// <summary>Characters and names, told apart as ECMAScript's regular expressions do.</summary>
internal static class Letters
{
    /// <summary>White space and line ends: <c>\s</c>.</summary>
    public static bool IsSpace(char c) => c is
        (>= '\t' and <= '\r') or ' ' or '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000' or '\uFEFF';

    /// <summary>ASCII letters, digits and the underscore: <c>\w</c>.</summary>
    public static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>The first index from <paramref name="start"/> on whose character is not one of those; the end, when all are.</summary>
    public static int Skip(string text, int start, Func<char, bool> those)
    {
        while (start < text.Length && those(text[start]))
            start++;
        return start;
    }

    /// <summary>Whether a name ends, behind a dot, with a top-level domain in small letters.</summary>
    public static bool IsDomain(ReadOnlySpan<char> name) => name.LastIndexOf('.') is var dot and >= 0 && TopLevelDomains.Contains(name[(dot + 1)..].ToString());
}
