using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Standalone.Queues;

/// <summary>
/// Runs a function for a message whose lock it keeps alive. The message is completed when the function returns, and
/// given back when it throws: the broker delivers it again, and dead-letters it after the last delivery.
/// </summary>
internal sealed partial class MessageHandler(
    FunctionDescriptor function,
    ServiceBusReceiver receiver,
    TriggerRunner runner,
    bool autoComplete,
    TimeSpan maxLockRenewal,
    TimeProvider time,
    ILogger logger)
{
    private static readonly TimeSpan SettleTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortestRenewal = TimeSpan.FromSeconds(1);

    public async Task HandleAsync(ServiceBusReceivedMessage message, CancellationToken aborting)
    {
        var succeeded = false;
        var invocationId = Guid.NewGuid().ToString();
        using var renewing = new CancellationTokenSource();
        var renewal = KeepLockAsync(message, renewing.Token);
        try
        {
            await runner.RunAsync(function, message, BindingData(message), invocationId, aborting);
            succeeded = true;
        }
#pragma warning disable CA1031 // Whatever a function throws fails this delivery, not the pump.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Failed(e, function.Name, invocationId, message.SequenceNumber, message.DeliveryCount);
        }

        await renewing.CancelAsync();
        await renewal;
        await SettleAsync(message, succeeded);
    }

    private static Dictionary<string, object?> BindingData(ServiceBusReceivedMessage message) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["MessageId"] = message.MessageId,
        ["DeliveryCount"] = message.DeliveryCount,
        ["SequenceNumber"] = message.SequenceNumber,
        ["EnqueuedTimeUtc"] = message.EnqueuedTime.UtcDateTime,
        ["Subject"] = message.Subject,
        ["ContentType"] = message.ContentType,
        ["CorrelationId"] = message.CorrelationId,
        ["ApplicationProperties"] = message.ApplicationProperties,
    };

    private async Task SettleAsync(ServiceBusReceivedMessage message, bool succeeded)
    {
        if (succeeded && !autoComplete)
            return;
        using var timeout = new CancellationTokenSource(SettleTimeout, time);
        try
        {
            if (succeeded)
                await receiver.CompleteMessageAsync(message, timeout.Token);
            else
                await receiver.AbandonMessageAsync(message, cancellationToken: timeout.Token);
        }
#pragma warning disable CA1031 // The lock runs out by itself, and the message comes again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            NotSettled(e, function.Name, message.SequenceNumber);
        }
    }

    // Half-way through each lock, so that a renewal may fail once before the lock runs out.
    private async Task KeepLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            while (true)
            {
                var half = (message.LockedUntil - time.GetUtcNow()) / 2;
                await Task.Delay(half > ShortestRenewal ? half : ShortestRenewal, time, cancellationToken);
                if (time.GetElapsedTime(start) >= maxLockRenewal)
                    return;
                await RenewAsync(message, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The function has returned.
        }
        catch (ServiceBusException e) when (e.Reason == ServiceBusFailureReason.MessageLockLost)
        {
            LockLost(function.Name, message.SequenceNumber);
        }
    }

    private async Task RenewAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await receiver.RenewMessageLockAsync(message, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException and not ServiceBusException { Reason: ServiceBusFailureReason.MessageLockLost })
        {
            NotRenewed(e, function.Name, message.SequenceNumber);
        }
    }

    [LoggerMessage(41, LogLevel.Error, "Function {Function} failed in invocation {InvocationId} for message {SequenceNumber}, delivery {DeliveryCount}.")]
    private partial void Failed(Exception exception, string function, string invocationId, long sequenceNumber, int deliveryCount);

    [LoggerMessage(42, LogLevel.Warning, "Message {SequenceNumber} of function {Function} could not be settled; it will be delivered again.")]
    private partial void NotSettled(Exception exception, string function, long sequenceNumber);

    [LoggerMessage(43, LogLevel.Warning, "The lock of message {SequenceNumber} was lost while function {Function} ran; it will be delivered again.")]
    private partial void LockLost(string function, long sequenceNumber);

    [LoggerMessage(44, LogLevel.Warning, "The lock of message {SequenceNumber} was not renewed while function {Function} ran.")]
    private partial void NotRenewed(Exception exception, string function, long sequenceNumber);
}
