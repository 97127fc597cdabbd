using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Shouldly;

namespace ServerlessBlog.Tests.Unit.Rendering;

/// <summary>What a body may hold, written down a second time: a slip in the product's own list shows here.</summary>
internal static class SafeHtml
{
    private static readonly HashSet<string> Elements = Set(
        "a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em figcaption figure footer "
        + "h1 h2 h3 h4 h5 h6 header hr i img input ins kbd li mark ol p pre q rb rp rt rtc ruby s samp section small source span strong sub summary sup "
        + "table tbody td tfoot th thead time tr track u ul var video wbr");

    private static readonly HashSet<string> Attributes = Set(
        "abbr alt aria-label checked cite class colspan controls datetime default dir disabled height href hreflang id kind label lang loading loop muted open playsinline "
        + "poster preload rel reversed rowspan scope span src srclang start title type value width");

    private static readonly string[] Schemes = ["http:", "https:", "mailto:"];

    /// <summary>Fails unless a browser, with scripts on or off, would build only harmless elements from this.</summary>
    public static void ShouldBeSafe(string html)
    {
        foreach (var scripting in new[] { true, false })
        {
            var document = new HtmlParser(new HtmlParserOptions { IsScripting = scripting }).ParseDocument("<!doctype html><html><head></head><body>" + html);
            foreach (var element in document.Body!.QuerySelectorAll("*"))
                Check(element);
            document.Head!.ChildElementCount.ShouldBe(0, html);
            document.Body.Attributes.Length.ShouldBe(0, html);
        }
    }

    private static void Check(IElement element)
    {
        Elements.ShouldContain(element.LocalName);
        element.NamespaceUri.ShouldBe("http://www.w3.org/1999/xhtml");
        if (element.LocalName == "input")
            (element.GetAttribute("type"), element.HasAttribute("disabled")).ShouldBe(("checkbox", true));
        foreach (var attribute in element.Attributes)
        {
            Attributes.ShouldContain(attribute.Name);
            if (attribute.Name is "href" or "src" or "cite" or "poster")
                ShouldLeadSomewhere(attribute.Value);
            if (attribute.Name == "id")
                attribute.Value.ShouldStartWith("post--");
        }
    }

    private static void ShouldLeadSomewhere(string url)
    {
        url.ShouldNotContain(c => char.IsControl(c));
        if (Uri.TryCreate(url.Trim(), UriKind.Absolute, out var absolute) && absolute.Scheme != "file")
            Schemes.ShouldContain(absolute.Scheme + ":");
        url.TrimStart().ShouldNotStartWith("javascript:", Case.Insensitive);
        url.TrimStart().ShouldNotStartWith("data:", Case.Insensitive);
    }

    private static HashSet<string> Set(string names) => new(names.Split(' '), StringComparer.Ordinal);
}
