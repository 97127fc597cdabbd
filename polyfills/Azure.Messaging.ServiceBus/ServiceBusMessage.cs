using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Azure.Messaging.ServiceBus;

/// <summary>A message to send.</summary>
public class ServiceBusMessage
{
    const int MaxIdentifierLength = 128;

    /// <summary>Creates an empty message.</summary>
    public ServiceBusMessage()
        : this(default(ReadOnlyMemory<byte>))
    {
    }

    /// <summary>Creates a message with a text body, encoded as UTF-8.</summary>
    public ServiceBusMessage(string? body)
        : this(new BinaryData(body ?? string.Empty))
    {
    }

    /// <summary>Creates a message with these bytes as its body.</summary>
    public ServiceBusMessage(ReadOnlyMemory<byte> body)
        : this(BinaryData.FromBytes(body))
    {
    }

    /// <summary>Creates a message with this body.</summary>
    public ServiceBusMessage(BinaryData body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Body = body;
    }

    /// <summary>Creates a message to send a received one again: what the service set is left behind.</summary>
    public ServiceBusMessage(ServiceBusReceivedMessage receivedMessage)
    {
        ArgumentNullException.ThrowIfNull(receivedMessage);
        Body = receivedMessage.Body;
        ContentType = receivedMessage.ContentType;
        CorrelationId = receivedMessage.CorrelationId;
        if (!string.IsNullOrEmpty(receivedMessage.MessageId)) MessageId = receivedMessage.MessageId;
        PartitionKey = receivedMessage.PartitionKey;
        ReplyTo = receivedMessage.ReplyTo;
        ReplyToSessionId = receivedMessage.ReplyToSessionId;
        ScheduledEnqueueTime = receivedMessage.ScheduledEnqueueTime;
        SessionId = receivedMessage.SessionId;
        Subject = receivedMessage.Subject;
        if (receivedMessage.TimeToLive > TimeSpan.Zero) TimeToLive = receivedMessage.TimeToLive;
        To = receivedMessage.To;
        TransactionPartitionKey = receivedMessage.TransactionPartitionKey;
        foreach (var (name, value) in receivedMessage.ApplicationProperties)
        {
            if (name is not (ServiceBusReceivedMessage.ReasonProperty or ServiceBusReceivedMessage.DescriptionProperty))
                ApplicationProperties[name] = value;
        }
    }

    /// <summary>The payload.</summary>
    public BinaryData Body { get; set; }

    /// <summary>The payload's media type (RFC 2045).</summary>
    public string? ContentType { get; set; }

    /// <summary>Ties the message to another one.</summary>
    public string? CorrelationId { get; set; }

    /// <summary>1 to 128 characters; duplicate detection compares it. The service makes one up when it is not set.</summary>
    [DisallowNull]
    public string? MessageId
    {
        get;
        set
        {
            if (string.IsNullOrEmpty(value))
                throw new ArgumentException("A message id must not be null or empty.", nameof(value));
            field = Identifier(value, nameof(MessageId));
        }
    }

    /// <summary>At most 128 characters; equal to <see cref="SessionId"/> when both are set.</summary>
    public string? PartitionKey
    {
        get;
        set
        {
            value = Identifier(value, nameof(PartitionKey));
            if (SessionId is not null && value is not null && !string.Equals(value, SessionId, StringComparison.Ordinal))
                throw new ArgumentOutOfRangeException(nameof(value), "The partition key must equal the session id.");
            field = value;
        }
    }

    /// <summary>Where an answer goes.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>The session of an answer, at most 128 characters.</summary>
    public string? ReplyToSessionId { get; set => field = Identifier(value, nameof(ReplyToSessionId)); }

    /// <summary>When the message becomes active. HTTP carries whole seconds: a fraction is rounded up.</summary>
    public DateTimeOffset ScheduledEnqueueTime { get; set; }

    /// <summary>The session, at most 128 characters. A partition key that was set before follows it.</summary>
    public string? SessionId
    {
        get;
        set
        {
            field = Identifier(value, nameof(SessionId));
            if (field is not null && PartitionKey is not null) PartitionKey = field;
        }
    }

    /// <summary>What the message is about ("Label" in the HTTP protocol).</summary>
    public string? Subject { get; set; }

    /// <summary>How long the message lives after it became active; positive. <see cref="TimeSpan.MaxValue"/> by default.</summary>
    public TimeSpan TimeToLive
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.MaxValue;

    /// <summary>Reserved for routing.</summary>
    public string? To { get; set; }

    /// <summary>The partition of a transaction ("ViaPartitionKey" in the HTTP protocol), at most 128 characters.</summary>
    public string? TransactionPartitionKey { get; set => field = Identifier(value, nameof(TransactionPartitionKey)); }

    /// <summary>
    /// The sender's own properties: text, numbers, bool, Guid, Uri, DateTime, DateTimeOffset or TimeSpan.
    /// HTTP tells apart only text, numbers and bool; the others arrive as text.
    /// </summary>
    public IDictionary<string, object> ApplicationProperties { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{{MessageId:{MessageId}}}");

    static string? Identifier(string? value, string property)
    {
        if (value is { Length: > MaxIdentifierLength })
            throw new ArgumentException($"{property} must have at most {MaxIdentifierLength} characters.", nameof(value));
        return value;
    }
}
