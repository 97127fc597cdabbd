using Microsoft.Extensions.Options;

namespace ServerlessBlog.Platform.Outbound;

/// <summary>Stops the start with a sentence that names the setting when one of <c>Outbound__*</c> is wrong.</summary>
public sealed class OutboundOptionsValidator : IValidateOptions<OutboundOptions>
{
    public ValidateOptionsResult Validate(string? name, OutboundOptions options) =>
        PrivateHosts.TryParse(options.AllowPrivate, out _)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Outbound__AllowPrivate must be a comma list of host:port, such as hub.intranet:8080,127.0.0.1:9000, or be left out.");
}
