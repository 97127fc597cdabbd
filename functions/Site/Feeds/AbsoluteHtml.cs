using AngleSharp.Dom;
using ServerlessBlog.Posts.Rendering;

namespace ServerlessBlog.Site.Feeds;

/// <summary>Makes sanitised HTML independent of the page that it stands on: a feed reader shows it anywhere.</summary>
public static class AbsoluteHtml
{
    /// <summary>
    /// The same HTML with every URL absolute, as a browser would resolve it on <paramref name="pageUrl"/>; links within the
    /// body lead to the page. What leads nowhere even there is left out.
    /// </summary>
    public static string Of(string html, string pageUrl)
    {
        var page = new Url(pageUrl);
        var writer = new HtmlWriter();
        HtmlFragment.Parse(html).Walk(node => Enter(node, page, writer), node => Leave(node, writer));
        return writer.ToString();
    }

    private static bool Enter(INode node, Url page, HtmlWriter writer)
    {
        if (node is IText text)
            writer.Text(text.Data);
        if (node is not IElement element)
            return false;
        var attributes = new List<(string Name, string Value)>();
        foreach (var attribute in element.Attributes)
        {
            var value = HtmlPolicy.Urls.Contains(attribute.LocalName) ? Resolve(attribute.Value, page) : attribute.Value;
            if (value is not null)
                attributes.Add((attribute.LocalName, value));
        }

        writer.Open(element.LocalName, attributes);
        return !HtmlPolicy.Void.Contains(element.LocalName);
    }

    private static void Leave(INode node, HtmlWriter writer)
    {
        if (node is IElement element)
            writer.Close(element.LocalName);
    }

    private static string? Resolve(string url, Url page)
    {
        if (IsAbsolute(url))
            return url;
        var resolved = new Url(page, url);
        return !resolved.IsInvalid && IsAbsolute(resolved.Href) && Uri.TryCreate(resolved.Href, UriKind.Absolute, out _) ? resolved.Href : null;
    }

    private static bool IsAbsolute(string url) =>
        url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
}
