using System.Collections.Frozen;
using System.Globalization;
using AngleSharp.Dom;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Rendering;

/// <summary>Decides on the attributes of one allowed element. What comes out goes in again unchanged.</summary>
internal sealed class AttributeFilter(AnchorNames anchors)
{
    private const string TextAlign = "text-align";

    public List<(string Name, string Value)> Filter(IElement element, string name)
    {
        var kept = new List<(string Name, string Value)>();
        if (string.Equals(name, "input", StringComparison.Ordinal))
            return Checkbox(element, kept);
        var own = HtmlPolicy.Elements[name];
        foreach (var attribute in element.Attributes)
        {
            if (attribute.NamespaceUri is null && Value(name, own, attribute) is { } value)
                kept.Add((attribute.LocalName, value));
        }

        if (anchors.Claim(element, name) is { } id)
            kept.Insert(0, ("id", id));
        if (Classes(element, name) is { Length: > 0 } classes)
            kept.Insert(0, ("class", classes));
        if (name is "video" or "audio")
            kept.Add(("controls", ""));
        return kept;
    }

    /// <summary>A task list's box: shown, never to be ticked by a reader; its label is the task list's own notation, which no language changes.</summary>
    private static List<(string Name, string Value)> Checkbox(IElement element, List<(string Name, string Value)> kept)
    {
        kept.Add(("type", "checkbox"));
        kept.Add(("disabled", ""));
        var isChecked = element.HasAttribute("checked");
        if (isChecked)
            kept.Add(("checked", ""));
        kept.Add(("aria-label", isChecked ? "[x]" : "[ ]"));
        return kept;
    }

    private string? Value(string element, FrozenSet<string> own, IAttr attribute)
    {
        var name = attribute.LocalName;
        var value = LegalText.Clean(attribute.Value);
        switch (name)
        {
            case "lang":
                return value.Length is > 0 and <= 35 && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? value : null;
            case "dir":
                return OneOf(value, "ltr", "rtl", "auto");
            case "title":
                return value;
        }

        if (!own.Contains(name))
            return null;
        if (HtmlPolicy.Flags.Contains(name))
            return "";
        if (HtmlPolicy.Urls.Contains(name))
            return name is "href" && value.StartsWith('#') ? anchors.Link(value) : name is "href" or "cite" ? SafeUrl.ForLink(value) : SafeUrl.ForMedia(value);
        return (element, name) switch
        {
            (_, "alt" or "abbr" or "label") or ("data", "value") => value,
            ("ol", "type") => value is "1" or "a" or "A" or "i" or "I" ? value : null,
            (_, "type") => value.Length <= 100 && value.All(c => char.IsAsciiLetterOrDigit(c) || "/+-.;= ,".Contains(c, StringComparison.Ordinal)) ? value : null,
            (_, "rel") => Tokens(value, HtmlPolicy.Relations.Contains),
            (_, "scope") => OneOf(value, "row", "col", "rowgroup", "colgroup"),
            (_, "loading") => OneOf(value, "lazy", "eager"),
            (_, "preload") => OneOf(value, "none", "metadata", "auto"),
            (_, "kind") => OneOf(value, "subtitles", "captions", "descriptions", "chapters"),
            (_, "hreflang" or "srclang") => value.Length is > 0 and <= 35 && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? value : null,
            (_, "datetime") => value.Length is > 0 and <= 40 && value.All(c => char.IsAsciiLetterOrDigit(c) || "-:.+ ".Contains(c, StringComparison.Ordinal)) ? value : null,
            (_, "width" or "height") => Number(value, 0, 10_000),
            (_, "colspan" or "rowspan" or "span") => Number(value, 1, 100),
            (_, "start" or "value") => Number(value, -1_000_000, 1_000_000),
            _ => null,
        };
    }

    private static string? Classes(IElement element, string name)
    {
        var classes = Tokens(element.ClassName ?? "", token => HtmlPolicy.Classes.Contains(token) || IsLanguage(token));
        if (!HtmlPolicy.MayBeAligned.Contains(name) || classes?.Contains("align-", StringComparison.Ordinal) == true)
            return classes;
        var aligned = Alignment(element) is { } alignment ? "align-" + alignment : null;
        return string.Join(' ', new[] { classes, aligned }.Where(c => !string.IsNullOrEmpty(c)));
    }

    private static string? Alignment(IElement element)
    {
        if (element.LocalName is "center")
            return "center";
        if (element.GetAttribute("align") is { } align)
            return OneOf(align, "left", "center", "right");
        foreach (var declaration in (element.GetAttribute("style") ?? "").Split(';', 20))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && declaration.AsSpan(0, colon).Trim().Equals(TextAlign, StringComparison.OrdinalIgnoreCase))
                return OneOf(declaration[(colon + 1)..].Trim(), "left", "center", "right");
        }

        return null;
    }

    private static bool IsLanguage(string token) =>
        token.StartsWith("language-", StringComparison.Ordinal) && token.Length is > 9 and <= 50 && token.All(c => char.IsAsciiLetterOrDigit(c) || "-_+#.".Contains(c, StringComparison.Ordinal));

    private static string? Tokens(string value, Func<string, bool> allowed)
    {
        var tokens = value.Split([' ', '\t', '\n', '\f', '\r'], 50, StringSplitOptions.RemoveEmptyEntries).Where(allowed).Distinct(StringComparer.Ordinal);
        return string.Join(' ', tokens) is { Length: > 0 } kept ? kept : null;
    }

    private static string? OneOf(string value, params ReadOnlySpan<string> allowed)
    {
        foreach (var candidate in allowed)
        {
            if (string.Equals(value, candidate, StringComparison.OrdinalIgnoreCase))
                return candidate;
        }

        return null;
    }

    private static string? Number(string value, int min, int max) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number.ToString(CultureInfo.InvariantCulture) : null;
}
