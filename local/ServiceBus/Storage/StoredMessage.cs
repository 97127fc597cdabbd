using System.Runtime.InteropServices;

namespace ServerlessBlog.Local.ServiceBus.Storage;

/// <summary>A queue or its dead-letter queue.</summary>
readonly record struct QueueAddress(string Queue, bool DeadLetter);

/// <summary>Where a message stands; the numbers are stored.</summary>
enum MessageState
{
    Active = 0,
    Scheduled = 1,
    Locked = 2,
}

/// <summary>What a sender gave.</summary>
/// <param name="MessageId">The sender's id or one made up.</param>
/// <param name="ContentType">The body's media type.</param>
/// <param name="BrokerProperties">A JSON object of the other broker properties that are text.</param>
/// <param name="UserProperties">A JSON object of the custom properties.</param>
/// <param name="Body">The payload.</param>
/// <param name="TimeToLive">How long the message lives once it is active; null for ever.</param>
/// <param name="ScheduledEnqueueTime">When the message becomes active; null at once.</param>
sealed record NewMessage(
    string MessageId,
    string? ContentType,
    string BrokerProperties,
    string UserProperties,
    ReadOnlyMemory<byte> Body,
    TimeSpan? TimeToLive,
    DateTimeOffset? ScheduledEnqueueTime);

/// <summary>A message as it is handed out. Times are Unix milliseconds.</summary>
sealed record StoredMessage
{
    public required long Id { get; init; }

    public required long Sequence { get; init; }

    public required long EnqueuedSequence { get; init; }

    public required long Enqueued { get; init; }

    public required long? Scheduled { get; init; }

    public required long? TimeToLive { get; init; }

    public required int Deliveries { get; init; }

    public required string MessageId { get; init; }

    public required string? ContentType { get; init; }

    public required string BrokerProperties { get; init; }

    public required string UserProperties { get; init; }

    public required string? DeadLetterReason { get; init; }

    public required string? DeadLetterDescription { get; init; }

    public required byte[] Body { get; init; }

    public MessageLock? Lock { get; init; }
}

/// <summary>A receiver's claim on a message, in Unix milliseconds.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct MessageLock(Guid Token, long Until);

/// <summary>What is needed of a message to settle or to sweep it.</summary>
sealed record MessageHead(long Id, string Queue, bool DeadLetter, MessageState State, int Deliveries, long Sequence, string MessageId, long? Due, long? TimeToLive);
