using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Site.Theming;

/// <summary>The blog's theme: the built-in properties, and over them those that its settings name.</summary>
public sealed partial class Theme(IOptions<BlogOptions> options)
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> _own = new(() =>
        options.Value.Theme.ToDictionary(setting => ThemeProperties.Find(setting.Key)!, setting => setting.Value.Trim(), StringComparer.Ordinal));

    /// <summary>The CSS that stands after <c>theme.css</c>; empty when nothing is set.</summary>
    public string Css
    {
        get
        {
            if (_own.Value.Count == 0)
                return "";
            var css = new StringBuilder(":root {\n");
            foreach (var (name, value) in _own.Value.OrderBy(property => property.Key, StringComparer.Ordinal))
                css.Append("  --").Append(name).Append(": ").Append(value).Append(";\n");
            return css.Append("}\n").ToString();
        }
    }

    /// <summary>Whether the pages are light, dark or both, as the meta element <c>color-scheme</c> says it before the stylesheet comes.</summary>
    public string Scheme => this["scheme"];

    /// <summary>The ground's colour in light and in dark surroundings, for the browser's own bars.</summary>
    public (string Light, string Dark) Ground =>
        LightDark().Match(this["ground"]) is { Success: true } both
            ? (both.Groups["light"].Value, both.Groups["dark"].Value)
            : (this["ground"], this["ground"]);

    private string this[string name] =>
        _own.Value.TryGetValue(name, out var own) ? own : ThemeProperties.Defaults.First(property => property.Key == name).Value;

    // Of two colours without commas of their own; anything else stands for both.
    [GeneratedRegex(@"^light-dark\(\s*(?<light>[^,]+?)\s*,\s*(?<dark>[^,]+?)\s*\)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LightDark();
}
