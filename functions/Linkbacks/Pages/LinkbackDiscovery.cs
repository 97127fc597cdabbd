using ServerlessBlog.Platform.Http;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Linkbacks.Pages;

/// <summary>What a permalink tells programs about where it takes linkbacks, besides the link elements in its head.</summary>
public static class LinkbackDiscovery
{
    /// <summary>The headers: <c>X-Pingback</c> (Pingback 1.0, section 2.1) and the <c>Link</c> of Webmention (section 3.1.2).</summary>
    public static IEnumerable<KeyValuePair<string, string>> Headers(Urls urls) =>
    [
        new("X-Pingback", urls.Absolute(Urls.PingbackPath)),
        new("Link", $"<{urls.Absolute(Urls.WebmentionPath)}>; rel=\"webmention\""),
    ];

    /// <summary>
    /// The RDF of TrackBack 1.2 ("Auto-Discovery"), inside an HTML comment, as the specification shows it, because it is no
    /// HTML. Where a value has two hyphens one is written as a character reference, so that none ends the comment.
    /// </summary>
    public static string Rdf(Urls urls, Post post) =>
        $"""
        <!--
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:trackback="http://madskills.com/public/xml/rss/module/trackback/">
        <rdf:Description rdf:about="{Value(urls.Post(post.Slug))}" dc:identifier="{Value(urls.Post(post.Slug))}" dc:title="{Value(post.Title)}" trackback:ping="{Value(urls.Absolute(Urls.TrackbackPath(post.Slug)))}" />
        </rdf:RDF>
        -->
        """.ReplaceLineEndings("\n");

    private static string Value(string text) => LegalText.Clean(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("\n", "&#10;", StringComparison.Ordinal)
        .Replace("--", "-&#45;", StringComparison.Ordinal);
}
