using AngleSharp.Dom;

namespace ServerlessBlog.Linkbacks.Sources;

/// <summary>
/// What readers of a page see, as far as its HTML tells: style sheets are not looked at. Comments, templates, and what a
/// browser takes for plain text are no elements in the first place.
/// </summary>
internal static class Visibility
{
    // What is inside one of these is for programs, or for browsers that cannot do something.
    private static readonly HashSet<string> Hidden = new(StringComparer.Ordinal)
    {
        "script", "style", "template", "noscript", "noframes", "noembed", "iframe", "textarea", "title", "head", "xmp", "plaintext",
        "select", "datalist", "object", "audio", "video", "canvas", "svg", "math",
    };

    /// <summary>Whether readers see neither <paramref name="element"/> nor anything in it.</summary>
    public static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
        || (element.LocalName == "dialog" && !element.HasAttribute("open"))
        || (element.GetAttribute("style") is { } style && Hides(style));

    /// <summary>Whether readers do not see what is inside <paramref name="element"/>.</summary>
    public static bool HidesContent(IElement element) => Hidden.Contains(element.LocalName);

    private static bool Hides(string style)
    {
        foreach (var declaration in style.Split(';'))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                continue;
            var value = declaration.AsSpan(colon + 1).Trim();
            if (declaration.AsSpan(0, colon).Trim() switch
            {
                var name when name.Equals("display", StringComparison.OrdinalIgnoreCase) => value.StartsWith("none", StringComparison.OrdinalIgnoreCase),
                var name when name.Equals("visibility", StringComparison.OrdinalIgnoreCase) => value.StartsWith("hidden", StringComparison.OrdinalIgnoreCase) || value.StartsWith("collapse", StringComparison.OrdinalIgnoreCase),
                _ => false,
            })
            {
                return true;
            }
        }

        return false;
    }
}
