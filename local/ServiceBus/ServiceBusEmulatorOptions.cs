using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ServerlessBlog.Local.ServiceBus;

/// <summary>Settings of a <see cref="ServiceBusEmulator"/>.</summary>
public sealed record ServiceBusEmulatorOptions
{
    /// <summary>The SQLite file that holds the messages. Made when it does not exist; one emulator at a time may use it.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>The loopback port to listen on; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The name of the one shared access key.</summary>
    public string KeyName { get; init; } = "RootManageSharedAccessKey";

    /// <summary>The shared access key that signs requests.</summary>
    public required string Key { get; init; }

    /// <summary>The queues that exist. Messages of a queue that is no longer listed are kept, but nobody sees them.</summary>
    public required IReadOnlyList<QueueOptions> Queues { get; init; }

    /// <summary>Where to log; nowhere by default.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(DatabasePath)) throw new InvalidOperationException("The Service Bus emulator needs a database path.");
        if (string.IsNullOrWhiteSpace(KeyName) || string.IsNullOrWhiteSpace(Key))
            throw new InvalidOperationException("The Service Bus emulator needs a key and its name.");
        foreach (var queue in Queues) queue.Validate();
        if (Queues.DistinctBy(queue => queue.Name, StringComparer.OrdinalIgnoreCase).Count() != Queues.Count)
            throw new InvalidOperationException("Two queues of the Service Bus emulator have the same name.");
    }
}

/// <summary>Settings of one queue, named as in the service's own API.</summary>
public sealed record QueueOptions
{
    /// <summary>The queue's name, compared without case.</summary>
    public required string Name { get; init; }

    /// <summary>How long a received message is locked; at most 5 minutes, as in the service.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>After so many deliveries without success a message is dead-lettered.</summary>
    public int MaxDeliveryCount { get; init; } = 10;

    /// <summary>A message whose id was seen within this time is dropped; null turns that off.</summary>
    public TimeSpan? DuplicateDetectionWindow { get; init; }

    /// <summary>The longest that a message lives; null for no limit.</summary>
    public TimeSpan? DefaultTimeToLive { get; init; }

    /// <summary>Whether an expired message is dead-lettered instead of dropped.</summary>
    public bool DeadLetterOnExpiration { get; init; }

    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(Name)) throw new InvalidOperationException("A queue of the Service Bus emulator needs a name.");
        if (LockDuration <= TimeSpan.Zero || LockDuration > TimeSpan.FromMinutes(5))
            throw new InvalidOperationException($"The lock duration of queue '{Name}' must be more than zero and at most 5 minutes.");
        if (MaxDeliveryCount < 1) throw new InvalidOperationException($"The maximum delivery count of queue '{Name}' must be at least 1.");
        if (DuplicateDetectionWindow <= TimeSpan.Zero)
            throw new InvalidOperationException($"The duplicate detection window of queue '{Name}' must be more than zero.");
        if (DefaultTimeToLive <= TimeSpan.Zero)
            throw new InvalidOperationException($"The default time to live of queue '{Name}' must be more than zero.");
    }
}

/// <summary>How many messages a queue has, by what happens to them next.</summary>
/// <param name="Name">The queue.</param>
/// <param name="Active">Can be received.</param>
/// <param name="Scheduled">Wait for their time.</param>
/// <param name="Locked">Are with a receiver.</param>
/// <param name="DeadLettered">Are in the dead-letter queue, locked or not.</param>
public sealed record QueueStatus(string Name, long Active, long Scheduled, long Locked, long DeadLettered)
{
    /// <summary>Whether nothing is left to do. Dead-lettered messages do not count.</summary>
    public bool IsDrained => Active + Scheduled + Locked == 0;
}
