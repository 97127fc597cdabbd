using System.Globalization;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Platform.Http;

/// <summary>Public URLs, built from <see cref="BlogOptions.BaseUrl"/>.</summary>
public sealed class Urls(IOptions<BlogOptions> options)
{
    /// <summary>Where pingbacks are sent to.</summary>
    public const string PingbackPath = "/xmlrpc";

    /// <summary>Where webmentions are sent to.</summary>
    public const string WebmentionPath = "/webmention";

    private readonly string _base = Origin(options.Value.BaseUrl);

    /// <summary>The permalink of a post.</summary>
    public string Post(string slug) => $"{_base}{PostPath(slug)}";

    /// <summary>The absolute URL of a path that begins with a slash.</summary>
    public string Absolute(string path) => _base + path;

    /// <summary>
    /// The origin of a URL in the one form that URLs are compared in and that headers can hold: small letters, no default
    /// port, and a name in another script as ASCII.
    /// </summary>
    public static string Origin(string url)
    {
        var parsed = new Uri(url);
        return new UriBuilder(parsed.Scheme, parsed.IdnHost, parsed.Port).Uri.GetLeftPart(UriPartial.Authority);
    }

    public static string PostPath(string slug) => $"/posts/{Uri.EscapeDataString(slug)}";

    /// <summary>Where the comment form of a post is sent to.</summary>
    public static string CommentsPath(string slug) => $"{PostPath(slug)}/comments";

    /// <summary>A comment on its post's page.</summary>
    public static string CommentPath(string slug, string id) => $"{PostPath(slug)}#comment-{id}";

    public static string CommentFeedPath(string slug) => $"{PostPath(slug)}/comments.xml";

    public static string CommentsApiPath(string slug) => $"{PostApiPath(slug)}/comments";

    /// <summary>Where trackbacks to a post are sent to.</summary>
    public static string TrackbackPath(string slug) => $"{PostPath(slug)}/trackback";

    public static string CategoryPath(string name) => $"/categories/{Uri.EscapeDataString(name)}";

    public static string TagPath(string name) => $"/tags/{Uri.EscapeDataString(name)}";

    public static string AuthorPath(string id) => $"/authors/{Uri.EscapeDataString(id)}";

    /// <summary>The page of a month, of the blog's calendar.</summary>
    public static string MonthPath(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"/archives/{year:D4}/{month:D2}");

    public static string PostApiPath(string slug) => $"/api/posts/{Uri.EscapeDataString(slug)}";
}
