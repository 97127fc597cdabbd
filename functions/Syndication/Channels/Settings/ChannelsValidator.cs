using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Channels.Settings;

/// <summary>Stops the start with a sentence that names the setting when a channel's is wrong.</summary>
public sealed partial class ChannelsValidator : IValidateOptions<ChannelsOptions>
{
    private const int MaxName = 40;

    // Parts of the paths below /api/posts/{slug}/announcements.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "suggest", "preview" };

    /// <summary>Whether a channel can have this id.</summary>
    public static bool IsId(string id) => Id().IsMatch(id) && !Reserved.Contains(id);

    public ValidateOptionsResult Validate(string? name, ChannelsOptions options)
    {
        List<string> problems = [.. options.Problems];
        foreach (var (id, (_, settings)) in options.Channels)
        {
            var prefix = $"{ChannelsOptions.Section}__{id}";
            if (!IsId(id))
                problems.Add($"{prefix}: a channel's id is 1 to 32 small letters, digits and hyphens, and not suggest or preview.");
            if (settings.Audience is not null && Audiences.Find(settings.Audience) is null)
                problems.Add($"{prefix}__Audience must be outward or inward, or be left out.");
            if (settings.Name is { } title && (title.Trim().Length == 0 || title.Length > MaxName || title.Any(char.IsControl)))
                problems.Add($"{prefix}__Name must be one line of 1 to {MaxName} characters, or be left out.");
            problems.AddRange(settings.Problems().Select(problem => $"{prefix}__{problem.Setting} {problem.Problem}"));
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
