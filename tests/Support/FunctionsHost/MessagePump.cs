using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;

namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>
/// Receives a function's messages, keeps the lock of each while its invocation runs, and settles it by the outcome. When the
/// host dies nothing is settled: the locks run out.
/// </summary>
internal sealed class MessagePump : IAsyncDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestRenewal = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(250);

    private readonly ServiceBusClient _client;
    private readonly ServiceBusReceiver _receiver;
    private readonly Func<ServiceBusReceivedMessage, Task<bool>> _invoke;
    private readonly TimeSpan _maxRenewal;
    private readonly SemaphoreSlim _room;
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _dead = new();
    private readonly Task _work;

    /// <param name="connectionString">The namespace.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="settings">How many at once, and how long locks are kept.</param>
    /// <param name="invoke">Runs the function; whether that succeeded. Never throws.</param>
    public MessagePump(string connectionString, string queue, HostSettings settings, Func<ServiceBusReceivedMessage, Task<bool>> invoke)
    {
        _client = new ServiceBusClient(connectionString);
        _receiver = _client.CreateReceiver(queue);
        _invoke = invoke;
        _maxRenewal = settings.MaxAutoLockRenewal;
        _room = new SemaphoreSlim(settings.MaxConcurrentCalls, settings.MaxConcurrentCalls);
        _work = Task.Run(ReceiveAsync);
    }

    /// <summary>Receives no more, and completes when what was received is done with.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _work;
        await Task.WhenAll(_running.Keys);
    }

    /// <summary>Receives and settles nothing from now on, as a host that is gone.</summary>
    public void Die()
    {
        _dead.Cancel();
        _stopping.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _client.DisposeAsync();
        _stopping.Dispose();
        _dead.Dispose();
        _room.Dispose();
    }

    private async Task ReceiveAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await _room.WaitAsync(_stopping.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (await ReceiveOneAsync() is not { } message)
            {
                _room.Release();
                continue;
            }

            var task = HandleAsync(message);
            _running[task] = true;
            _ = task.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task<ServiceBusReceivedMessage?> ReceiveOneAsync()
    {
        try
        {
            return await _receiver.ReceiveMessageAsync(Wait, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (ServiceBusException)
        {
            // The broker is away for a moment.
            await Task.WhenAny(Task.Delay(Retry, _stopping.Token));
            return null;
        }
    }

    private async Task HandleAsync(ServiceBusReceivedMessage message)
    {
        await Task.Yield();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(_dead.Token);
        var renewal = KeepLockAsync(message, done.Token);
        try
        {
            var succeeded = await _invoke(message);
            await done.CancelAsync();
            await renewal;
            if (succeeded)
                await _receiver.CompleteMessageAsync(message, _dead.Token);
            else
                await _receiver.AbandonMessageAsync(message, cancellationToken: _dead.Token);
        }
        catch (Exception e) when (e is ServiceBusException or OperationCanceledException)
        {
            // The lock is lost, the broker away or this host dead: the message comes again.
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task KeepLockAsync(ServiceBusReceivedMessage message, CancellationToken done)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < _maxRenewal)
        {
            try
            {
                var half = (message.LockedUntil - DateTimeOffset.UtcNow) / 2;
                await Task.Delay(half > ShortestRenewal ? half : ShortestRenewal, done);
                await _receiver.RenewMessageLockAsync(message, done);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (ServiceBusException e)
            {
                if (e.Reason == ServiceBusFailureReason.MessageLockLost)
                    return;
            }
        }
    }
}
