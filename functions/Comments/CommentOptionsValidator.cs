using Microsoft.Extensions.Options;
using ServerlessBlog.Comments.Cors;

namespace ServerlessBlog.Comments;

/// <summary>Stops the start with a sentence that names the setting when one of <c>Comments__*</c> is wrong.</summary>
public sealed class CommentOptionsValidator : IValidateOptions<CommentOptions>
{
    public ValidateOptionsResult Validate(string? name, CommentOptions options)
    {
        List<string> failures = [];
        if (options.CloseAfterDays is < 0 or > 36500)
            failures.Add("Comments__CloseAfterDays must be a number of days from 1 to 36500, or 0 for never.");
        if (!AllowedOrigins.TryParse(options.AllowedOrigins, out _))
            failures.Add("Comments__AllowedOrigins must be a comma list of origins, such as https://www.example.org,http://localhost:8080, each without a path or a slash at its end, or be left out.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
