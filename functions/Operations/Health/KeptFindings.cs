namespace ServerlessBlog.Operations.Health;

/// <summary>What a probe found, for all who ask within the time that it keeps: they share one look, also while it goes on.</summary>
internal sealed class KeptFindings(IReadinessProbe probe, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // A failure is looked at again soon, so that the end of an outage shows.
    private static readonly TimeSpan KeepFailure = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Task<Look>? _look;

    public async Task<IReadOnlyList<ReadinessCheck>> GetAsync()
    {
        Task<Look> look;
        lock (_gate)
        {
            if (_look is null or { IsFaulted: true } || (_look.IsCompleted && IsOver(_look.Result)))
                _look = LookAsync();
            look = _look;
        }

        return (await look).Checks;
    }

    private bool IsOver(Look look) =>
        time.GetElapsedTime(look.At) > (look.Checks.Any(check => check.IsFailure) && probe.Keep > KeepFailure ? KeepFailure : probe.Keep);

    // Not the asker's own: it may go away.
    private async Task<Look> LookAsync()
    {
        await Task.Yield();
        using var limit = new CancellationTokenSource(Limit, time);
        var checks = await probe.LookAsync(limit.Token);
        return new Look(checks, time.GetTimestamp());
    }

    private sealed record Look(IReadOnlyList<ReadinessCheck> Checks, long At);
}
