using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ServerlessBlog.Operations.Health;

/// <summary>Says once, at the start, which references to Key Vault are open. The start goes on: what needs them says so itself, and the rest of the blog works.</summary>
internal sealed partial class SecretsNotice(UnresolvedSecrets secrets, ILogger<SecretsNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (secrets.Settings.Count > 0)
            LogUnresolved(logger, string.Join(", ", secrets.Settings));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 1313, Level = LogLevel.Warning, Message = "Key Vault references were not resolved for {Settings}: does the secret exist, and may the app's identity read it?")]
    private static partial void LogUnresolved(ILogger logger, string settings);
}
