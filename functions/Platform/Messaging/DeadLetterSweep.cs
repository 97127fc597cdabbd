using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging;

namespace ServerlessBlog.Platform.Messaging;

/// <summary>Takes up messages that were dead-lettered while storage was down: the net below the queues.</summary>
public sealed partial class DeadLetterSweep(ServiceBusClient bus, ILogger<DeadLetterSweep> logger)
{
    private const int Batch = 100;

    /// <summary>
    /// Hands up to 100 dead-lettered messages of a queue to <paramref name="tryHandle"/>. What it takes is done; what it
    /// cannot read, and what fails again, stays for the author's desk and the next time.
    /// </summary>
    public async Task SweepAsync(string queue, Func<ServiceBusReceivedMessage, Task<bool>> tryHandle, CancellationToken cancellationToken)
    {
        await using var dead = bus.CreateReceiver(queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        for (var i = 0; i < Batch; i++)
        {
            if (await dead.ReceiveMessageAsync(TimeSpan.FromSeconds(1), cancellationToken) is not { } message)
                return;
            try
            {
                if (!await tryHandle(message))
                {
                    LogUnreadable(logger, queue);
                    continue;
                }

                await dead.CompleteMessageAsync(message, cancellationToken);
                LogTakenUp(logger, queue);
            }
#pragma warning disable CA1031 // Whatever is wrong with this one, the next ones must have their turn.
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(logger, exception, queue);
            }
        }
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "A dead-lettered message of {Queue} was taken up")]
    private static partial void LogTakenUp(ILogger logger, string queue);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Error, Message = "A dead-lettered message of {Queue} cannot be read; it stays on the desk")]
    private static partial void LogUnreadable(ILogger logger, string queue);

    [LoggerMessage(EventId = 1103, Level = LogLevel.Error, Message = "A dead-lettered message of {Queue} failed again; the next run tries it once more")]
    private static partial void LogFailed(ILogger logger, Exception exception, string queue);
}
