using AngleSharp.Dom;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Posts.Rendering;

namespace ServerlessBlog.Linkbacks.Sending.Discovery;

/// <summary>A page that a post links to.</summary>
/// <param name="Hash">See <see cref="TargetHash"/>.</param>
/// <param name="Url">The URL as it stands in the post, where whoever checks the link will look for it; made absolute when it was not.</param>
public sealed record LinkTarget(string Hash, string Url);

/// <summary>The pages of others that a post links to.</summary>
public sealed class PostLinks
{
    /// <summary>How many of them are told.</summary>
    public const int MaxTold = 50;

    private const int MaxLength = 2000;

    private readonly Dictionary<string, LinkTarget> _targets = new(StringComparer.Ordinal);
    private readonly List<LinkTarget> _told = [];

    private PostLinks()
    {
    }

    public static PostLinks None { get; } = new();

    /// <summary>Those to tell: the first fifty, in the order of the text, each once.</summary>
    public IReadOnlyList<LinkTarget> Told => _told;

    /// <summary>Whether the post links to the target with this hash, be it among those to tell or after them.</summary>
    public bool Contains(string hash) => _targets.ContainsKey(hash);

    /// <summary>The http and https links of sanitised HTML that stands at <paramref name="permalink"/>, without those to the same blog.</summary>
    public static PostLinks Of(string html, Uri permalink)
    {
        var links = new PostLinks();
        HtmlFragment.Parse(html).Walk(
            node =>
            {
                if (node is IElement { LocalName: "a" } element && element.GetAttribute("href") is { } href)
                    links.Add(href.Trim(), permalink);
                return true;
            },
            _ => { });
        return links;
    }

    private void Add(string href, Uri permalink)
    {
        if (href.Length > MaxLength || !Uri.TryCreate(permalink, href, out var url) || !IsElsewhere(url, permalink))
            return;
        var target = new LinkTarget(TargetHash.OfLink(url), IsAbsolute(href) ? href : url.AbsoluteUri);
        if (_targets.TryAdd(target.Hash, target) && _told.Count < MaxTold)
            _told.Add(target);
    }

    private static bool IsAbsolute(string href) =>
        href.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || href.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static bool IsElsewhere(Uri url, Uri permalink) =>
        (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.Host.Length > 0
        && url.UserInfo.Length == 0
        && !(string.Equals(url.IdnHost, permalink.IdnHost, StringComparison.OrdinalIgnoreCase) && (url.Port == permalink.Port || (url.IsDefaultPort && permalink.IsDefaultPort)));
}
