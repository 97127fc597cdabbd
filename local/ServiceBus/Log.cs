using Microsoft.Extensions.Logging;

namespace ServerlessBlog.Local.ServiceBus;

/// <summary>The emulator's log messages. Bodies, ids and keys are never logged.</summary>
static partial class Log
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "The Service Bus emulator listens on port {Port} with {Queues} queues.")]
    public static partial void Listening(ILogger logger, int port, int queues);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Warning, Message = "Queue {Queue}: message {Sequence} was dead-lettered ({Reason}).")]
    public static partial void DeadLettered(ILogger logger, string queue, long sequence, string reason);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Error, Message = "A transaction of {Count} operations failed; none of them took effect.")]
    public static partial void TransactionFailed(ILogger logger, int count, Exception exception);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Error, Message = "A request failed.")]
    public static partial void RequestFailed(ILogger logger, Exception exception);
}
