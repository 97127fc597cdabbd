using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ServerlessBlog.Linkbacks.Sources;

/// <summary>
/// What a page says of itself: as an h-entry (microformats2) around the link or the page's first, else by OpenGraph, else
/// by its title.
/// </summary>
internal static class SourceSummary
{
    // More than any title or excerpt; of more is not thought.
    private const int Enough = 1000;

    // A page has a handful of titles; one with thousands, deep inside of each other, is looked at no longer.
    private const int MaxCandidates = 50;

    public static SourceContent Of(IHtmlDocument page, IElement link)
    {
        var entry = link.Closest(".h-entry") ?? page.QuerySelector(".h-entry");
        return new SourceContent(
            First(Property(entry, "p-name"), Meta(page, "og:title"), page.Title),
            First(AuthorOf(entry), Meta(page, "author"), Meta(page, "og:site_name")),
            First(Property(entry, "p-summary"), Property(entry, "e-content"), Meta(page, "og:description"), Meta(page, "description")));
    }

    private static string? AuthorOf(IElement? entry)
    {
        if (Find(entry, "p-author") is not { } author)
            return null;
        return author.QuerySelector(".p-name") is { } name ? PageWalk.Text(name, Enough) : PageWalk.Text(author, Enough);
    }

    private static string? Property(IElement? entry, string name) => Find(entry, name) is { } property ? PageWalk.Text(property, Enough) : null;

    // A property of the entry itself, not of something in it that has properties of its own.
    private static IElement? Find(IElement? entry, string name) =>
        entry?.QuerySelectorAll("." + name).Take(MaxCandidates).FirstOrDefault(element => ItemOf(element) == entry);

    private static IElement? ItemOf(IElement element)
    {
        var item = element.ParentElement;
        while (item is not null && !item.ClassList.Any(name => name.StartsWith("h-", StringComparison.Ordinal)))
            item = item.ParentElement;
        return item;
    }

    private static string? Meta(IHtmlDocument page, string name) =>
        page.QuerySelectorAll("meta[content]")
            .FirstOrDefault(meta => name.Equals(meta.GetAttribute("property"), StringComparison.OrdinalIgnoreCase) || name.Equals(meta.GetAttribute("name"), StringComparison.OrdinalIgnoreCase))
            ?.GetAttribute("content");

    private static string First(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
                return text;
        }

        return "";
    }
}
