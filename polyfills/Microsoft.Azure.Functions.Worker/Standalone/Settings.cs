using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>Settings as attributes name them.</summary>
internal static partial class Settings
{
    /// <summary>Puts the values of settings in the place of %NAME%.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing; the message is one sentence.</exception>
    public static string Resolve(string text, IConfiguration configuration, string function) =>
        Placeholder().Replace(text, match =>
        {
            var name = match.Groups["name"].Value;
            return configuration[name] is { Length: > 0 } value
                ? value
                : throw new InvalidOperationException($"The setting '{name}' is missing, which function '{function}' names as %{name}%.");
        });

    /// <summary>Whether the host's setting AzureWebJobs.NAME.Disabled turns a function off.</summary>
    public static bool IsDisabled(string function, IConfiguration configuration) =>
        (configuration[$"AzureWebJobs.{function}.Disabled"] ?? configuration[$"AzureWebJobs:{function}:Disabled"]) is { } value
        && (value is "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
