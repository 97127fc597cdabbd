namespace ServerlessBlog.Posts.Rendering;

/// <summary>Tells URLs that only lead somewhere from those that do something, reading them as a browser does (WHATWG URL Standard).</summary>
internal static class SafeUrl
{
    private const int MaxLength = 4096;

    /// <summary>The URL for a link: http, https, mailto or relative; null for any other.</summary>
    public static string? ForLink(string url) => Check(url, allowMail: true);

    /// <summary>The URL for an image or medium: http, https or relative; null for any other.</summary>
    public static string? ForMedia(string url) => Check(url, allowMail: false);

    /// <summary>An absolute http or https URL with a host and without a space; null for any other.</summary>
    public static string? Absolute(string url) =>
        url.Length <= MaxLength && !url.Any(c => c <= ' ' || char.IsWhiteSpace(c) || c is '<' or '>' or '"' or '\\')
        && Uri.TryCreate(url, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps) && parsed.Host.Length > 0
            ? url : null;

    private static string? Check(string url, bool allowMail)
    {
        if (url.Length > MaxLength)
            return null;

        // Browsers drop tabs and line breaks anywhere and controls and spaces at both ends.
        var clean = string.Concat(url.Where(c => c is not ('\t' or '\n' or '\r'))).Trim([.. Enumerable.Range(0, 0x21).Select(c => (char)c)]);
        if (clean.Any(char.IsControl))
            return null;
        var end = clean.IndexOfAny([':', '/', '?', '#', '\\']);
        if (end < 0 || clean[end] != ':')
            return clean.Length == 0 ? null : clean;
        var scheme = clean[..end];
        var allowed = scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase)
            || (allowMail && scheme.Equals("mailto", StringComparison.OrdinalIgnoreCase));
        return allowed ? clean : null;
    }
}
