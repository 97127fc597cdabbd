using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>
/// Background work in three steps, so that the app answers requests early: settings are checked before the server
/// starts; clients are made while it starts; the work begins a moment after it listens. An error before that ends the start.
/// </summary>
internal abstract class TriggerService(TimeProvider time, IHostApplicationLifetime lifetime) : IHostedLifecycleService, IDisposable
{
    /// <summary>How long the work leaves the processor to the first request, which may be what the app was started for.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly WorkStopper _stopper = new(time);
    private Task<IReadOnlyList<Func<CancellationToken, CancellationToken, Task>>>? _preparing;
    private CancellationTokenRegistration _onStopping;
    private Task _work = Task.CompletedTask;

    /// <exception cref="InvalidOperationException">A setting is wrong or missing; the message is one sentence.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (CheckSettings())
            _preparing = Task.Run(Prepare, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (_preparing is null)
            return;
        var loops = await _preparing;

        // Before any service is asked to stop: nothing new is begun while others finish.
        _onStopping = lifetime.ApplicationStopping.Register(_stopper.BeginStop);
        _work = Task.WhenAll(loops.Select(loop => Task.Run(() => WorkAsync(loop), CancellationToken.None)));
    }

    public Task StopAsync(CancellationToken cancellationToken) => _stopper.StopAsync(_work, cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _onStopping.Dispose();
        _stopper.Dispose();
    }

    private async Task WorkAsync(Func<CancellationToken, CancellationToken, Task> loop)
    {
        await Task.Delay(Moment, time, _stopper.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await loop(_stopper.Stopping, _stopper.Aborting);
    }

    /// <summary>Checks what the work needs; false when there is none.</summary>
    protected abstract bool CheckSettings();

    /// <summary>Makes the loops, each of which takes a token for "no new runs" and one for "end the running ones".</summary>
    protected abstract IReadOnlyList<Func<CancellationToken, CancellationToken, Task>> Prepare();
}
