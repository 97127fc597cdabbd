using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Site.Theming;

/// <summary>Stops the start with a sentence that names the setting when one of <c>Blog__Theme__*</c> is wrong.</summary>
public sealed class ThemeValidator : IValidateOptions<BlogOptions>
{
    public ValidateOptionsResult Validate(string? name, BlogOptions options)
    {
        List<string> failures = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (setting, value) in options.Theme)
        {
            if (ThemeProperties.Find(setting) is not { } property)
                failures.Add($"Blog__Theme__{setting}: a theme has no property of this name; those that it has are {string.Join(", ", ThemeProperties.Defaults.Select(known => known.Key))}.");
            else if (!seen.Add(property))
                failures.Add($"Blog__Theme__{setting}: the property {property} is set twice; keep one.");
            else if (ThemeProperties.Problem(value) is { } problem)
                failures.Add($"Blog__Theme__{setting} {problem}.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
