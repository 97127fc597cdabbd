using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Linkbacks.Sending.Discovery;

/// <summary>The content of a page that was fetched, read when it is asked for; empty for what is no HTML.</summary>
internal sealed class PageMarkup(OutboundResponse answer)
{
    // Far beyond what people write; more only costs time, and the parser's grows with the depth.
    private const int MaxDepth = 500;
    private const int MaxElements = 100_000;

    private static readonly string[] Types = ["text/html", "application/xhtml+xml", "application/xml", "text/xml"];

    private string? _text;
    private IReadOnlyList<IElement>? _links;

    private bool IsPage => answer.ContentType is not { } type || Types.Contains(type.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The source. What is looked for in it is ASCII, so an unknown charset does no harm.</summary>
    public string Text => _text ??= IsPage ? Encoding.UTF8.GetString(answer.Body.Span) : "";

    /// <summary>The elements <c>link</c> and <c>a</c> that have an <c>href</c>, in document order. Comments, texts and templates hold none.</summary>
    public IReadOnlyList<IElement> Links => _links ??= IsPage ? Read(answer.Body) : [];

    /// <summary>The <c>href</c> of the first link that has this token in its <c>rel</c>; null when there is none.</summary>
    public string? FirstHref(string relation) => Links
        .FirstOrDefault(link => Tokens(link.GetAttribute("rel")).Contains(relation, StringComparer.OrdinalIgnoreCase))?
        .GetAttribute("href");

    private static string[] Tokens(string? rel) => rel?.Split([' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static IReadOnlyList<IElement> Read(ReadOnlyMemory<byte> body)
    {
        var limit = new ElementLimit(MaxElements, MaxDepth);
        var parser = new HtmlParser(new HtmlParserOptions { OnCreated = (element, _) => Hold(limit, element), DisableElementPositionTracking = true, SkipComments = true });
        try
        {
            using var content = new MemoryStream(body.ToArray(), writable: false);
            return [.. parser.ParseDocument(content).All.Where(element => element is IHtmlAnchorElement or IHtmlLinkElement && element.HasAttribute("href"))];
        }
        catch (TooComplexException)
        {
            return [];
        }
    }

    private static void Hold(ElementLimit limit, IElement element)
    {
        if (!limit.Allows(element))
            throw new TooComplexException();
    }

    private sealed class TooComplexException : Exception;
}
