using System.Collections.ObjectModel;
using System.Globalization;

namespace Azure.Messaging.ServiceBus;

/// <summary>A message that was received, with what the service knows about it.</summary>
public class ServiceBusReceivedMessage
{
    internal const string ReasonProperty = "DeadLetterReason";
    internal const string DescriptionProperty = "DeadLetterErrorDescription";

    internal ServiceBusReceivedMessage()
    {
    }

    /// <summary>The payload.</summary>
    public BinaryData Body { get; internal init; } = new(Array.Empty<byte>());

    /// <summary>The payload's media type.</summary>
    public string? ContentType { get; internal init; }

    /// <summary>Ties the message to another one.</summary>
    public string? CorrelationId { get; internal init; }

    /// <summary>The sender's id, or the one that the service made up.</summary>
    public string? MessageId { get; internal init; }

    /// <summary>The partition key.</summary>
    public string? PartitionKey { get; internal init; }

    /// <summary>Where an answer goes.</summary>
    public string? ReplyTo { get; internal init; }

    /// <summary>The session of an answer.</summary>
    public string? ReplyToSessionId { get; internal init; }

    /// <summary>The session.</summary>
    public string? SessionId { get; internal init; }

    /// <summary>What the message is about.</summary>
    public string? Subject { get; internal init; }

    /// <summary>Reserved for routing.</summary>
    public string? To { get; internal init; }

    /// <summary>The partition of a transaction.</summary>
    public string? TransactionPartitionKey { get; internal init; }

    /// <summary>How long the message lives after it became active.</summary>
    public TimeSpan TimeToLive { get; internal init; }

    /// <summary>When the message was to become active; the default when it was not scheduled.</summary>
    public DateTimeOffset ScheduledEnqueueTime { get; internal init; }

    /// <summary>When the message became active, in whole seconds.</summary>
    public DateTimeOffset EnqueuedTime { get; internal init; }

    /// <summary>When the message expires: <see cref="EnqueuedTime"/> plus <see cref="TimeToLive"/>.</summary>
    public DateTimeOffset ExpiresAt => TimeToLive >= DateTimeOffset.MaxValue - EnqueuedTime
        ? DateTimeOffset.MaxValue
        : EnqueuedTime + TimeToLive;

    /// <summary>When the lock runs out, in whole seconds. Renewing the lock moves it.</summary>
    public DateTimeOffset LockedUntil { get; internal set; }

    /// <summary>The lock, a GUID. All zeros when the message is not locked.</summary>
    public string LockToken => LockTokenGuid.ToString();

    /// <summary>How many times the message was handed out, this time included.</summary>
    public int DeliveryCount { get; internal init; }

    /// <summary>The service's number of the message in its queue.</summary>
    public long SequenceNumber { get; internal init; } = -1;

    /// <summary>The number that the message got where it was first enqueued.</summary>
    public long EnqueuedSequenceNumber { get; internal init; }

    /// <summary>Where the message stands in its queue.</summary>
    public ServiceBusMessageState State { get; internal init; }

    /// <summary>The queue in which the message was dead-lettered, when it was forwarded since.</summary>
    public string? DeadLetterSource { get; internal init; }

    /// <summary>Why the message was dead-lettered.</summary>
    public string? DeadLetterReason => ApplicationProperties.GetValueOrDefault(ReasonProperty) as string;

    /// <summary>The same in a sentence.</summary>
    public string? DeadLetterErrorDescription => ApplicationProperties.GetValueOrDefault(DescriptionProperty) as string;

    /// <summary>The sender's own properties. Over HTTP they are text, numbers or bool.</summary>
    public IReadOnlyDictionary<string, object> ApplicationProperties { get; internal init; } = ReadOnlyDictionary<string, object>.Empty;

    internal Guid LockTokenGuid { get; init; }

    /// <summary>The queue's lock duration as far as the headers tell: renewing answers without the new time.</summary>
    internal TimeSpan LockDuration { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{{MessageId:{MessageId}}}");
}
