namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>Waits longer after each failure in a row, up to half a minute, with jitter so that instances spread out.</summary>
internal sealed class Backoff(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private int _failures;

    /// <summary>Whether the last try failed.</summary>
    public bool IsFailing => _failures > 0;

    /// <summary>Forgets the failures.</summary>
    public void Reset() => _failures = 0;

    /// <summary>Counts a failure and waits.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var longest = Math.Min(First.TotalSeconds * Math.Pow(2, Math.Min(_failures++, 10)), Longest.TotalSeconds);
#pragma warning disable CA5394 // Jitter needs no secrecy.
        return Task.Delay(TimeSpan.FromSeconds(longest * (0.5 + (Random.Shared.NextDouble() / 2))), time, cancellationToken);
#pragma warning restore CA5394
    }
}
