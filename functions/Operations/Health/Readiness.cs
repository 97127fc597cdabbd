namespace ServerlessBlog.Operations.Health;

/// <summary>What all probes found lately.</summary>
public sealed class Readiness(IEnumerable<IReadinessProbe> probes, TimeProvider time)
{
    private readonly KeptFindings[] _findings = [.. probes.Select(probe => new KeptFindings(probe, time))];

    public async Task<IReadOnlyList<ReadinessCheck>> GetAsync() =>
        [.. (await Task.WhenAll(_findings.Select(finding => finding.GetAsync()))).SelectMany(checks => checks)];
}
