namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>
/// Ends background work in two steps: no new runs, and when the running ones have not finished in time, they are
/// cancelled. Both fit into the time that the .NET host gives to a stop.
/// </summary>
internal sealed class WorkStopper(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan TimeToFinish = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan TimeToCancel = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();

    /// <summary>No new runs.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Running runs are to end.</summary>
    public CancellationToken Aborting => _aborting.Token;

    /// <summary>Begins no new runs.</summary>
    public void BeginStop() => _stopping.Cancel();

    /// <summary>Stops and waits for the work to end.</summary>
    public async Task StopAsync(Task work, CancellationToken cancellationToken)
    {
        BeginStop();
        if (await EndsWithinAsync(work, TimeToFinish, cancellationToken))
            return;
        await _aborting.CancelAsync();
        await EndsWithinAsync(work, TimeToCancel, cancellationToken);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _aborting.Dispose();
    }

    private async Task<bool> EndsWithinAsync(Task work, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await work.WaitAsync(timeout, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            return work.IsCompleted;
        }
    }
}
