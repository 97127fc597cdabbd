using System.Text.RegularExpressions;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Linkbacks.Sending.Discovery;

/// <summary>Finds out from one answer how a page is told of links to it: Webmention, else Pingback, else TrackBack.</summary>
public static partial class EndpointDiscovery
{
    /// <summary>No longer URL is taken for one.</summary>
    private const int MaxLength = 2000;

    /// <summary>What the page that <paramref name="target"/> led to names; null when it names nothing.</summary>
    public static FoundEndpoint? Find(OutboundResponse answer, Uri target)
    {
        var page = new PageMarkup(answer);
        return Found(LinkbackProtocol.Webmention, Webmention(answer, page))
            ?? Found(LinkbackProtocol.Pingback, Pingback(answer, page))
            ?? Found(LinkbackProtocol.Trackback, Trackback(answer, page, target));
    }

    private static FoundEndpoint? Found(LinkbackProtocol protocol, Uri? url) =>
        url is not null && url.AbsoluteUri.Length <= MaxLength ? new FoundEndpoint(protocol, url) : null;

    // Webmention, section 3.1.2: the header, then the first element in document order; relative to where the page was found.
    private static Uri? Webmention(OutboundResponse answer, PageMarkup page)
    {
        var header = Values(answer, "Link")
            .SelectMany(LinkHeader.Parse)
            .FirstOrDefault(link => link.Relations.Contains("webmention", StringComparer.OrdinalIgnoreCase));
        return Resolve(answer, header?.Target ?? page.FirstHref("webmention"));
    }

    // Pingback 1.0, section 2.2: the first header wins; the element has one spelling, and it is no HTML parser's business.
    private static Uri? Pingback(OutboundResponse answer, PageMarkup page)
    {
        if (Values(answer, "X-Pingback") is [var first, ..] && Absolute(first) is { } fromHeader)
            return fromHeader;
        var match = PingbackLink().Match(page.Text);
        return match.Success ? Absolute(Expand(match.Groups["href"].Value)) : null;
    }

    private static Uri? Trackback(OutboundResponse answer, PageMarkup page, Uri target) =>
        Absolute(TrackbackRdf.PingOf(page.Text, target, answer.Url)) ?? Resolve(answer, page.FirstHref("trackback"));

    private static IReadOnlyList<string> Values(OutboundResponse answer, string header) => answer.Headers.TryGetValue(header, out var values) ? values : [];

    private static Uri? Resolve(OutboundResponse answer, string? reference) =>
        reference is not null && Uri.TryCreate(answer.Url, reference.Trim(), out var url) ? url : null;

    private static Uri? Absolute(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) ? url : null;

    // These four and no others, and the ampersand last.
    private static string Expand(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&quot;", "\"", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex("<link rel=\"pingback\" href=\"(?<href>[^\"]+)\" ?/?>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PingbackLink();
}
