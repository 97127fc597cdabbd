using AngleSharp.Dom;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Rendering;

/// <summary>
/// Lets through only the HTML that a post needs (see <see cref="HtmlPolicy"/>). The result is written anew from the parsed
/// tree, never cut from the input, and parsed and written again until it no longer changes: what was checked is what a
/// browser builds.
/// </summary>
public static class HtmlSanitizer
{
    /// <summary>What every id inside a body begins with; no id of a page may.</summary>
    public const string IdPrefix = "post--";

    // Wrongly nested HTML settles in two or three rounds.
    private const int MaxRounds = 10;

    /// <summary>Safe HTML of the same meaning; sanitising it again changes nothing.</summary>
    /// <exception cref="BodyTooComplexException">Nested deeper than 100 levels, or more than 100,000 elements.</exception>
    public static string Sanitize(string html)
    {
        var current = Pass(LegalText.Clean(html));
        for (var round = 0; round < MaxRounds; round++)
        {
            var next = Pass(current);
            if (string.Equals(next, current, StringComparison.Ordinal))
                return current;
            current = next;
        }

        throw new BodyTooComplexException("The body's HTML is too wrongly nested to be made safe; close its elements in the order in which they were opened.");
    }

    private static string Pass(string html)
    {
        var fragment = HtmlFragment.Parse(html);
        var attributes = new AttributeFilter(new AnchorNames(fragment));
        var writer = new HtmlWriter();
        fragment.Walk(node => Enter(node, attributes, writer), node => Leave(node, writer));
        return writer.ToString();
    }

    /// <summary>Writes the node's beginning; false when nothing inside it is written.</summary>
    private static bool Enter(INode node, AttributeFilter filter, HtmlWriter writer)
    {
        if (node is IText text)
            writer.Text(LegalText.Clean(text.Data));
        if (node is not IElement element || !string.Equals(element.NamespaceUri, NamespaceNames.HtmlUri, StringComparison.Ordinal) || HtmlPolicy.DroppedWhole.Contains(element.LocalName))
            return false;
        if (AllowedName(element) is not { } name)
            return true;
        if (string.Equals(name, "input", StringComparison.Ordinal) && !string.Equals(element.GetAttribute("type"), "checkbox", StringComparison.OrdinalIgnoreCase))
            return false;
        var attributes = filter.Filter(element, name);
        if (HtmlPolicy.NeedSource.Contains(name) && !attributes.Exists(attribute => string.Equals(attribute.Name, "src", StringComparison.Ordinal)))
            return false;
        writer.Open(name, attributes);
        return !HtmlPolicy.Void.Contains(name);
    }

    private static void Leave(INode node, HtmlWriter writer)
    {
        if (node is IElement element && AllowedName(element) is { } name)
            writer.Close(name);
    }

    private static string? AllowedName(IElement element)
    {
        var name = HtmlPolicy.Renamed.GetValueOrDefault(element.LocalName, element.LocalName);
        return HtmlPolicy.Elements.ContainsKey(name) ? name : null;
    }
}
