using Azure.Messaging.ServiceBus.Http;

namespace Azure.Messaging.ServiceBus;

/// <summary>Sends messages to one queue or topic. Safe to share.</summary>
public class ServiceBusSender : IAsyncDisposable
{
    readonly ServiceBusClient? _client;
    readonly EntitySender? _sender;

    /// <summary>For tests that replace the sender.</summary>
    protected ServiceBusSender()
    {
    }

    /// <summary>Opens a sender; <see cref="ServiceBusClient.CreateSender(string)"/> is the way to do so.</summary>
    protected internal ServiceBusSender(ServiceBusClient client, string queueOrTopicName)
    {
        ArgumentNullException.ThrowIfNull(client);
        client.ThrowIfClosed();
        client.Connection.CheckEntity(queueOrTopicName);
        _client = client;
        _sender = new EntitySender(client.Connection, queueOrTopicName);
    }

    /// <summary>Whether the sender was closed.</summary>
    public virtual bool IsClosed { get; private set; }

    ServiceBusClient Client => _client
        ?? throw new InvalidOperationException("This sender was made without a client, for a test that replaces its members.");

    /// <summary>Sends a message. When it returns, the service has stored the message.</summary>
    /// <exception cref="ServiceBusException">See <see cref="ServiceBusException.Reason"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">The credential was refused.</exception>
    public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Open().SendAsync(message, cancellationToken);
    }

    /// <summary>Sends messages in one request: all or none. Their bodies must be text in UTF-8, and all fit in 256 KB.</summary>
    /// <exception cref="ServiceBusException">See <see cref="ServiceBusException.Reason"/>.</exception>
    /// <exception cref="NotSupportedException">A body among several is not text.</exception>
    public virtual async Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var all = messages.ToList();
        if (all.Count > 0) await Open().SendAsync(all, cancellationToken);
    }

    /// <summary>Sends a batch in one request: all or none.</summary>
    /// <exception cref="ServiceBusException">See <see cref="ServiceBusException.Reason"/>.</exception>
    public virtual async Task SendMessagesAsync(ServiceBusMessageBatch messageBatch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messageBatch);
        if (messageBatch.Count == 0) return;
        var sender = Open();
        messageBatch.Lock();
        try
        {
            await sender.SendAsync(messageBatch.Messages, cancellationToken);
        }
        finally
        {
            messageBatch.Unlock();
        }
    }

    /// <summary>Starts an empty batch.</summary>
    public virtual ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CancellationToken cancellationToken = default) =>
        CreateMessageBatchAsync(new CreateMessageBatchOptions(), cancellationToken);

    /// <summary>Starts an empty batch with a limit of its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is above the service's.</exception>
    public virtual ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CreateMessageBatchOptions? options, CancellationToken cancellationToken = default)
    {
        Open();
        cancellationToken.ThrowIfCancellationRequested();
        return new(new ServiceBusMessageBatch(options?.MaxSizeInBytes ?? ServiceBusMessageBatch.ServiceLimit));
    }

    /// <summary>Not possible over HTTP.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public virtual Task<long> ScheduleMessageAsync(ServiceBusMessage message, DateTimeOffset scheduledEnqueueTime, CancellationToken cancellationToken = default) =>
        throw Unsupported.Schedule();

    /// <summary>Not possible over HTTP.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public virtual Task<IReadOnlyList<long>> ScheduleMessagesAsync(IEnumerable<ServiceBusMessage> messages, DateTimeOffset scheduledEnqueueTime, CancellationToken cancellationToken = default) =>
        throw Unsupported.Schedule();

    /// <summary>Not possible over HTTP.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public virtual Task CancelScheduledMessageAsync(long sequenceNumber, CancellationToken cancellationToken = default) =>
        throw Unsupported.CancelScheduled();

    /// <summary>Not possible over HTTP.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public virtual Task CancelScheduledMessagesAsync(IEnumerable<long> sequenceNumbers, CancellationToken cancellationToken = default) =>
        throw Unsupported.CancelScheduled();

    /// <summary>Closes the sender.</summary>
    public virtual Task CloseAsync(CancellationToken cancellationToken = default)
    {
        IsClosed = true;
        return Task.CompletedTask;
    }

    /// <inheritdoc cref="CloseAsync"/>
    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    EntitySender Open()
    {
        ObjectDisposedException.ThrowIf(IsClosed, typeof(ServiceBusSender));
        Client.ThrowIfClosed();
        return _sender!;
    }
}
