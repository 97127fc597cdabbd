using ServerlessBlog.Platform.Http;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Linkbacks;

/// <summary>Knows which URLs are permalinks of this blog.</summary>
public sealed class PermalinkTargets(Urls urls)
{
    private const string Posts = "/posts/";

    /// <summary>What every permalink begins with: scheme, host and port, in the form that the blog itself writes.</summary>
    public string Origin { get; } = urls.Absolute("");

    /// <summary>Whether <paramref name="url"/> is anything on this blog.</summary>
    public bool IsHere(Uri url) => string.Equals(OriginOf(url), Origin, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The slug of the post that <paramref name="url"/> is the permalink of; null for any other URL. However its characters
    /// are encoded, it is the same; a fragment does not count, a query does.
    /// </summary>
    public string? SlugOf(Uri url)
    {
        if (url.Query.Length > 1 || !url.AbsolutePath.StartsWith(Posts, StringComparison.Ordinal) || !IsHere(url))
            return null;
        var name = url.AbsolutePath[Posts.Length..];
        return !name.Contains('/', StringComparison.Ordinal) && Slug.TryParse(Uri.UnescapeDataString(name), out var slug) ? slug : null;
    }

    // As Urls.Origin writes it; a URL without a host has none.
    private static string? OriginOf(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.HostNameType is not UriHostNameType.Unknown ? Urls.Origin(url.AbsoluteUri) : null;
}
