namespace Azure.Messaging.ServiceBus;

/// <summary>Settings of a <see cref="ServiceBusReceiver"/>.</summary>
public class ServiceBusReceiverOptions
{
    /// <summary>Peek-lock by default.</summary>
    public ServiceBusReceiveMode ReceiveMode { get; set; } = ServiceBusReceiveMode.PeekLock;

    /// <summary>The part of the queue to receive from.</summary>
    public SubQueue SubQueue { get; set; } = SubQueue.None;
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
