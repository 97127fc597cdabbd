using System.Globalization;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>How the app runs: under the Functions host, or by itself.</summary>
/// <param name="Port">The loopback port that the host will call, or null when there is no host.</param>
internal sealed record HostMode(int? Port)
{
    private const string PortVariable = "FUNCTIONS_CUSTOMHANDLER_PORT";

    /// <summary>Whether the Functions host started the app.</summary>
    public bool IsCustomHandler => Port is not null;

    /// <summary>Looks for the port that the host gives to a custom handler.</summary>
    /// <exception cref="InvalidOperationException">The port is no port; the message is one sentence.</exception>
    public static HostMode Detect()
    {
        var value = Environment.GetEnvironmentVariable(PortVariable);
        if (string.IsNullOrEmpty(value))
            return new HostMode((int?)null);
        return ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? new HostMode(port)
            : throw new InvalidOperationException($"{PortVariable} is '{value}', which is not a port number.");
    }
}
