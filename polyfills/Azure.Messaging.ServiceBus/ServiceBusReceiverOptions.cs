namespace Azure.Messaging.ServiceBus;

/// <summary>Settings of a <see cref="ServiceBusReceiver"/>.</summary>
public class ServiceBusReceiverOptions
{
    /// <summary>A name for the receiver in diagnostics.</summary>
    public string? Identifier { get; set; }

    /// <summary>How many messages to hold ready. HTTP hands out one message a request, so nothing is fetched ahead.</summary>
    public int PrefetchCount
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Peek-lock by default.</summary>
    public ServiceBusReceiveMode ReceiveMode { get; set; } = ServiceBusReceiveMode.PeekLock;

    /// <summary>The part of the queue to receive from.</summary>
    public SubQueue SubQueue { get; set; } = SubQueue.None;
}

/// <summary>Settings of a <see cref="ServiceBusSender"/>.</summary>
public class ServiceBusSenderOptions
{
    /// <summary>A name for the sender in diagnostics.</summary>
    public string? Identifier { get; set; }
}

/// <summary>Settings of a <see cref="ServiceBusMessageBatch"/>.</summary>
public class CreateMessageBatchOptions
{
    /// <summary>The most bytes that the batch may have; the service's limit when it is not set.</summary>
    public long? MaxSizeInBytes
    {
        get;
        set
        {
            if (value is { } size) ArgumentOutOfRangeException.ThrowIfLessThan(size, 24, nameof(value));
            field = value;
        }
    }
}
