using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Linkbacks.Sources;

/// <summary>A source in HTML: an element that readers see leads to the permalink.</summary>
internal static class HtmlSource
{
    /// <summary>What it says of itself; null when it does not link to the post.</summary>
    /// <exception cref="SourceException">It is too complex to be read.</exception>
    public static SourceContent? Read(OutboundResponse response, SoughtLink sought)
    {
        var page = SourcePage.Parse(SourceText.Decode(response));
        var baseUrl = BaseOf(page, response.Url);
        return page.Body is { } body && PageWalk.Elements(body).FirstOrDefault(element => Leads(element, baseUrl, sought)) is { } link ? SourceSummary.Of(page, link) : null;
    }

    private static bool Leads(IElement element, Uri page, SoughtLink sought)
    {
        var isLink = element.LocalName is "a" or "area";
        if (isLink && sought.Is(element.GetAttribute("href"), page))
            return sought.AllowsMentions || element.LocalName == "area" || HasContent(element);
        return sought.AllowsMentions && !isLink && MentionOf(element) is { } reference && sought.Is(reference, page);
    }

    // Webmention, section 3.2.2: "look for <a href="*">, <img href="*">, <video src="*"> and other similar links".
    private static string? MentionOf(IElement element) => element.LocalName switch
    {
        "img" or "video" or "audio" or "source" or "track" or "iframe" or "embed" => element.GetAttribute("src"),
        "object" => element.GetAttribute("data"),
        "blockquote" or "q" or "ins" or "del" => element.GetAttribute("cite"),
        _ => null,
    };

    // A link without anything in it is one that nobody can see.
    private static bool HasContent(IElement link) =>
        PageWalk.Text(link, 1).Length > 0 || PageWalk.Elements(link).Any(element => element.LocalName is "img" or "picture" or "svg" or "video");

    private static Uri BaseOf(IHtmlDocument page, Uri url) =>
        page.QuerySelector("base[href]")?.GetAttribute("href") is { Length: <= LinkbackUrl.MaxLength } href
        && Uri.TryCreate(url, href.Trim(), out var given) && given.IsAbsoluteUri && (given.Scheme == Uri.UriSchemeHttp || given.Scheme == Uri.UriSchemeHttps)
            ? given : url;
}
