using AngleSharp.Dom;

namespace ServerlessBlog.Posts.Rendering;

/// <summary>
/// The ids inside one body. They all get a prefix that no id of the page begins with and no property of a window or document
/// is named like, so a body cannot stand in for a part of the page (DOM clobbering); links within the body follow.
/// </summary>
internal sealed class AnchorNames
{
    private const int MaxLength = 200;

    private readonly HashSet<string> _present = new(StringComparer.Ordinal);
    private readonly HashSet<string> _claimed = new(StringComparer.Ordinal);

    public AnchorNames(HtmlFragment fragment) => fragment.Walk(
        node =>
        {
            if (node is IElement element && Name(element, HtmlPolicy.Renamed.GetValueOrDefault(element.LocalName, element.LocalName)) is { } name)
                _present.Add(name);
            return node is IElement;
        },
        _ => { });

    /// <summary>The id that an element gets: the first of a name has it.</summary>
    public string? Claim(IElement element, string elementName) => Name(element, elementName) is { } name && _claimed.Add(name) ? name : null;

    /// <summary>Points a link "#name" to the prefixed id when the body has it; others lead to the page around.</summary>
    public string Link(string href)
    {
        var name = href[1..];
        return name.Length > 0 && (_present.Contains(Prefixed(name)) || _present.Contains(Prefixed(Uri.UnescapeDataString(name)))) ? "#" + Prefixed(name) : href;
    }

    private static string? Name(IElement element, string elementName) =>
        HtmlPolicy.MayHaveId.Contains(elementName) && element.Id is { Length: > 0 } id && Prefixed(id) is { Length: <= MaxLength } name
            && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or ':' or '.')
                ? name : null;

    private static string Prefixed(string id) => id.StartsWith(HtmlSanitizer.IdPrefix, StringComparison.Ordinal) ? id : HtmlSanitizer.IdPrefix + id;
}
