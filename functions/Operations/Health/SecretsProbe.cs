using Microsoft.Extensions.Configuration;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Operations.Health;

/// <summary>
/// References to Key Vault that the platform did not resolve. The public answer has their number alone; the log at the start names the settings.
/// </summary>
public sealed class SecretsProbe(UnresolvedSecrets secrets) : IReadinessProbe
{
    /// <summary>They change with a restart only.</summary>
    public TimeSpan Keep => TimeSpan.FromHours(1);

    public Task<IReadOnlyList<ReadinessCheck>> LookAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ReadinessCheck>>(
    [
        secrets.Settings.Count == 0
            ? ReadinessCheck.Pass("secrets", "No reference to Key Vault is open.")
            : ReadinessCheck.Warn("secrets", $"References to Key Vault that were not resolved: {secrets.Settings.Count}. The log of the start names their settings."),
    ]);
}

/// <summary>The settings whose value is still a reference to Key Vault, as environment variables name them.</summary>
public sealed class UnresolvedSecrets(IConfiguration configuration)
{
    public IReadOnlyList<string> Settings { get; } =
    [
        .. configuration.AsEnumerable()
            .Where(setting => KeyVaultReference.IsOpen(setting.Value))
            .Select(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
