using System.Buffers;
using System.Text.RegularExpressions;

namespace ServerlessBlog.Site.Theming;

/// <summary>The custom properties of <c>Assets/theme.css</c>: what a blog's theme may set, and what it is unless set.</summary>
public static partial class ThemeProperties
{
    private const int MaxLength = 300;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(";{}<>\\@!");
    private static readonly string[] LoadingFunctions = ["url(", "src(", "image(", "image-set("];

    /// <summary>Each property's value by its name, in the order of the file.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Defaults { get; } =
        [.. Declaration().Matches(EmbeddedFile.Text("theme.css")).Select(match => KeyValuePair.Create(match.Groups["name"].Value, match.Groups["value"].Value))];

    /// <summary>
    /// The property that a setting means, or null: names of settings differ neither by case nor by <c>-</c> and <c>_</c>,
    /// because a shell's variables cannot have the one and Windows does not tell the other.
    /// </summary>
    public static string? Find(string setting)
    {
        var plain = Plain(setting);
        return Defaults.FirstOrDefault(property => Plain(property.Key) == plain).Key;
    }

    /// <summary>What is wrong with a value, as the end of a sentence that begins with its name; null when nothing is.</summary>
    public static string? Problem(string value)
    {
        if (value.Trim().Length is 0 or > MaxLength)
            return $"must have 1 to {MaxLength} characters";
        if (value.Any(char.IsControl))
            return "must be one line";
        if (value.AsSpan().ContainsAny(Forbidden) || value.Contains("/*", StringComparison.Ordinal))
            return "must be one CSS value, without ; { } < > \\ @ ! and comments";
        if (Array.Exists(LoadingFunctions, function => value.Contains(function, StringComparison.OrdinalIgnoreCase)))
            return "must not load anything: a page makes no request to others";
        return IsBalanced(value) ? null : "must close what it opens: quotes and parentheses";
    }

    private static bool IsBalanced(string value)
    {
        var quote = '\0';
        var depth = 0;
        foreach (var c in value)
        {
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (c is '(' or '[')
                depth++;
            else if (c is ')' or ']' && --depth < 0)
                return false;
        }

        return quote == '\0' && depth == 0;
    }

    private static string Plain(string name) =>
        name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    [GeneratedRegex(@"^\s*--(?<name>[a-z-]+): (?<value>.+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();
}
