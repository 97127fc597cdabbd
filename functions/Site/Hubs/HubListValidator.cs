using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Site.Hubs;

/// <summary>Stops the start with a sentence that names the setting when <c>Blog__WebSubHub</c> is wrong.</summary>
public sealed class HubListValidator : IValidateOptions<BlogOptions>
{
    public ValidateOptionsResult Validate(string? name, BlogOptions options) =>
        HubList.TryParse(options.WebSubHub, out _)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Blog__WebSubHub must be the http or https URL of a WebSub hub, a comma list of several, or be left out.");
}
