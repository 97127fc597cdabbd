using ServerlessBlog.Linkbacks.Sending.Model;

namespace ServerlessBlog.Linkbacks.Sending.Discovery;

/// <summary>The TrackBack URLs that the author of a post names: they are pinged as they are, and nothing is discovered.</summary>
public static class NamedTargets
{
    public static IReadOnlyList<LinkTarget> Of(IEnumerable<string> urls) =>
    [
        .. urls
            .Select(text => (Text: text, Url: Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : null))
            .Where(named => named.Url is { } url && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
            .Select(named => new LinkTarget(TargetHash.OfNamed(named.Url!), named.Text))
            .DistinctBy(target => target.Hash, StringComparer.Ordinal),
    ];
}
