using Azure.Messaging.ServiceBus;

namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>Receives a function's messages, and settles each by the outcome of its invocation.</summary>
internal sealed class MessagePump : IAsyncDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    private readonly ServiceBusClient _client;
    private readonly ServiceBusReceiver _receiver;
    private readonly Func<ServiceBusReceivedMessage, CancellationToken, Task> _invoke;
    private readonly SemaphoreSlim _room;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _work;

    public MessagePump(
        string connectionString,
        string queue,
        int maxConcurrentCalls,
        Func<ServiceBusReceivedMessage, CancellationToken, Task> invoke)
    {
        _client = new ServiceBusClient(connectionString);
        _receiver = _client.CreateReceiver(queue);
        _invoke = invoke;
        _room = new SemaphoreSlim(maxConcurrentCalls, maxConcurrentCalls);
        _work = Task.Run(ReceiveAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _work;
        await _client.DisposeAsync();
        _stopping.Dispose();
        _room.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var running = new List<Task>();
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await _room.WaitAsync(_stopping.Token);
                var message = await _receiver.ReceiveMessageAsync(Wait, _stopping.Token);
                if (message is null)
                    _room.Release();
                else
                    running.Add(HandleAsync(message));
            }
            catch (OperationCanceledException)
            {
                break;
            }
            catch (ServiceBusException)
            {
                // The broker is away for a moment.
                _room.Release();
            }
        }

        await Task.WhenAll(running);
    }

    private async Task HandleAsync(ServiceBusReceivedMessage message)
    {
        try
        {
            try
            {
                await _invoke(message, _stopping.Token);
                await _receiver.CompleteMessageAsync(message);
            }
            catch (Exception e) when (e is InvocationFailedException or InvalidOperationException or OperationCanceledException)
            {
                await _receiver.AbandonMessageAsync(message);
            }
        }
        catch (ServiceBusException)
        {
            // The lock is lost: the message comes again.
        }
        finally
        {
            _room.Release();
        }
    }
}
