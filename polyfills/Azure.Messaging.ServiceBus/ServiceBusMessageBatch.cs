using Azure.Messaging.ServiceBus.Http;

namespace Azure.Messaging.ServiceBus;

/// <summary>Messages that are sent together, with their size kept within the service's limit.</summary>
public sealed class ServiceBusMessageBatch : IDisposable
{
    /// <summary>What Basic and Standard namespaces take in one request: 256 KB.</summary>
    internal const long ServiceLimit = 256 * 1024;

    readonly Lock _sync = new();
    readonly List<ServiceBusMessage> _messages = [];
    bool _sending;

    internal ServiceBusMessageBatch(long maxSizeInBytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxSizeInBytes, ServiceLimit);
        MaxSizeInBytes = maxSizeInBytes;
    }

    /// <summary>The most bytes that the batch may have.</summary>
    public long MaxSizeInBytes { get; }

    /// <summary>The bytes that the batch has as it is sent.</summary>
    public long SizeInBytes { get; private set; } = BatchBody.EmptySize;

    /// <summary>How many messages the batch has.</summary>
    public int Count => _messages.Count;

    internal IReadOnlyList<ServiceBusMessage> Messages => _messages;

    /// <summary>Adds the message if it fits.</summary>
    /// <returns>False when the batch would become larger than <see cref="MaxSizeInBytes"/>.</returns>
    /// <exception cref="InvalidOperationException">The batch is being sent.</exception>
    /// <exception cref="NotSupportedException">The body is not text in UTF-8, which a batch over HTTP cannot carry.</exception>
    public bool TryAddMessage(ServiceBusMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_sync)
        {
            if (_sending) throw new InvalidOperationException("The batch is being sent and cannot be changed.");
            var size = SizeInBytes + BatchBody.Measure(message) + (_messages.Count == 0 ? 0 : 1);
            if (size > MaxSizeInBytes) return false;
            _messages.Add(message);
            SizeInBytes = size;
            return true;
        }
    }

    /// <summary>Empties the batch.</summary>
    public void Dispose()
    {
        lock (_sync)
        {
            if (_sending) throw new InvalidOperationException("The batch is being sent and cannot be changed.");
            _messages.Clear();
            SizeInBytes = BatchBody.EmptySize;
        }
    }

    internal void Lock()
    {
        lock (_sync) _sending = true;
    }

    internal void Unlock()
    {
        lock (_sync) _sending = false;
    }
}
