using Microsoft.Extensions.Options;

namespace ServerlessBlog.Linkbacks.Sending;

/// <summary>Stops the start with a sentence that names the setting when one of <see cref="SendingOptions"/> is wrong.</summary>
public sealed class SendingOptionsValidator : IValidateOptions<SendingOptions>
{
    public ValidateOptionsResult Validate(string? name, SendingOptions options) =>
        options.SendDelaySeconds is >= 0 and <= 3600
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Linkbacks__SendDelaySeconds must be a number from 0 to 3600, or be left out.");
}
