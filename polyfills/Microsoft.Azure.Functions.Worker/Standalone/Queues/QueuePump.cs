using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Standalone.Queues;

/// <summary>
/// Feeds one function from one queue. A single receiver waits for messages, however many may be handled at once:
/// when one arrives its handling starts, and the receiver goes on while there is room.
/// </summary>
internal sealed partial class QueuePump(
    FunctionDescriptor function,
    ServiceBusReceiver receiver,
    MessageHandler handler,
    int maxConcurrentCalls,
    TimeProvider time,
    ILogger logger)
{
    public async Task RunAsync(CancellationToken stopping, CancellationToken aborting)
    {
        using var room = new SemaphoreSlim(maxConcurrentCalls, maxConcurrentCalls);
        var running = new ConcurrentDictionary<Task, bool>();
        var backoff = new Backoff(time);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await room.WaitAsync(stopping);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            if (await ReceiveAsync(backoff, stopping) is { } message)
                Track(running, HandleAsync(message, room, aborting));
            else
                room.Release();
        }

        await Task.WhenAll(running.Keys);
    }

    private static void Track(ConcurrentDictionary<Task, bool> running, Task task)
    {
        running[task] = true;
        _ = task.ContinueWith(
            done => running.TryRemove(done, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private async Task HandleAsync(ServiceBusReceivedMessage message, SemaphoreSlim room, CancellationToken aborting)
    {
        // Off the receiver's path, also when a function never awaits.
        await Task.Yield();
        try
        {
            await handler.HandleAsync(message, aborting);
        }
        finally
        {
            room.Release();
        }
    }

    private async Task<ServiceBusReceivedMessage?> ReceiveAsync(Backoff backoff, CancellationToken stopping)
    {
        try
        {
            var message = await receiver.ReceiveMessageAsync(cancellationToken: stopping);
            if (backoff.IsFailing)
                BrokerIsBack(function.Name);
            backoff.Reset();
            return message;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // Credentials, network and broker fail in many ways; the pump must survive all of them.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (!backoff.IsFailing)
                BrokerFails(e, function.Name);
            await WaitAsync(backoff, stopping);
            return null;
        }
    }

    private static async Task WaitAsync(Backoff backoff, CancellationToken stopping)
    {
        try
        {
            await backoff.WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            // The app stops.
        }
    }

    [LoggerMessage(31, LogLevel.Warning, "Function {Function} receives no messages: the broker does not answer.")]
    private partial void BrokerFails(Exception exception, string function);

    [LoggerMessage(32, LogLevel.Information, "Function {Function} receives messages again.")]
    private partial void BrokerIsBack(string function);
}
