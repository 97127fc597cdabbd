using Microsoft.Extensions.Options;

namespace ServerlessBlog.Syndication.Sending;

/// <summary>How announcements are sent: the settings <c>Syndication__*</c>.</summary>
public sealed class SyndicationOptions
{
    /// <summary>The configuration section that these settings come from.</summary>
    public const string Section = "Syndication";

    /// <summary>After how many seconds, 2 to 600, an attempt of which nothing was heard counts as lost.</summary>
    public int ClaimSeconds { get; set; } = 90;

    /// <summary>How many seconds after a failed attempt the next one is made, 1 to 600; later ones wait longer and longer.</summary>
    public int RetrySeconds { get; set; } = 15;
}

/// <summary>Stops the start with a sentence that names the setting when one of <see cref="SyndicationOptions"/> is wrong.</summary>
public sealed class SyndicationOptionsValidator : IValidateOptions<SyndicationOptions>
{
    public ValidateOptionsResult Validate(string? name, SyndicationOptions options)
    {
        List<string> problems = [];
        if (options.ClaimSeconds is < 2 or > 600)
            problems.Add("Syndication__ClaimSeconds must be a number from 2 to 600, or be left out.");
        if (options.RetrySeconds is < 1 or > 600)
            problems.Add("Syndication__RetrySeconds must be a number from 1 to 600, or be left out.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
