using System.Buffers;

namespace ServerlessBlog.Comments.Text;

/// <summary>
/// Finds http and https URLs that stand bare in plain text. Only what RFC 3986 allows belongs to a URL: Japanese text and
/// brackets that follow one without a space end it, and a browser copies a Japanese path in its ASCII form anyway.
/// </summary>
public static class BareLinks
{
    /// <summary>The longest URL that becomes a link, in characters.</summary>
    public const int MaxLength = 2000;

    private static readonly SearchValues<char> UrlCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    // What ends a sentence rather than a URL.
    private static readonly SearchValues<char> Trailing = SearchValues.Create(".,:;!?'*_~([@&=+$");

    /// <summary>The URLs of <paramref name="text"/> in their order, as where they begin, how long they are, and what they lead to.</summary>
    public static IEnumerable<(int Start, int Length, Uri Url)> Find(string text)
    {
        for (var from = 0; from < text.Length;)
        {
            var start = text.IndexOf("http", from, StringComparison.OrdinalIgnoreCase);
            if (start < 0)
                yield break;
            from = start + 4;
            if (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]))
                continue;
            var length = LengthOf(text.AsSpan(start));
            if (UrlOf(text.AsSpan(start, length)) is not { } url)
                continue;
            yield return (start, length, url);
            from = start + length;
        }
    }

    private static int LengthOf(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(UrlCharacters);
        var url = end < 0 ? text : text[..end];
        while (!url.IsEmpty && (Trailing.Contains(url[^1]) || IsUnpaired(url, '(', ')') || IsUnpaired(url, '[', ']')))
            url = url[..^1];
        return url.Length;
    }

    // A bracket at the end belongs to the URL when the URL itself opened it, as in /wiki/Blog_(word).
    private static bool IsUnpaired(ReadOnlySpan<char> url, char open, char close) => url[^1] == close && url.Count(close) > url.Count(open);

    private static Uri? UrlOf(ReadOnlySpan<char> text) =>
        text.Length <= MaxLength
        && (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(text.ToString(), UriKind.Absolute, out var url)
        && url.Host.Length > 0 && url.UserInfo.Length == 0
            ? url
            : null;
}
