using System.Runtime.CompilerServices;
using Azure.Messaging.ServiceBus.Http;

namespace Azure.Messaging.ServiceBus;

/// <summary>Receives messages from one queue or subscription, one message a request. Safe to share.</summary>
public class ServiceBusReceiver : IAsyncDisposable
{
    readonly ServiceBusClient? _client;
    readonly EntityReceiver? _receiver;

    /// <summary>For tests that replace the receiver.</summary>
    protected ServiceBusReceiver()
    {
    }

    /// <summary>Opens a receiver of a subscription; <see cref="ServiceBusClient.CreateReceiver(string, string)"/> is the way to do so.</summary>
    protected internal ServiceBusReceiver(ServiceBusClient client, string topicName, string subscriptionName, ServiceBusReceiverOptions options)
        : this(client, (EntityPaths.Subscription(topicName, subscriptionName), topicName), options)
    {
    }

    /// <summary>Opens a receiver of a queue; <see cref="ServiceBusClient.CreateReceiver(string)"/> is the way to do so.</summary>
    protected internal ServiceBusReceiver(ServiceBusClient client, string queueName, ServiceBusReceiverOptions options)
        : this(client, (queueName, queueName), options)
    {
    }

    ServiceBusReceiver(ServiceBusClient client, (string Path, string Name) entity, ServiceBusReceiverOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        client.ThrowIfClosed();
        client.Connection.CheckEntity(entity.Name);
        _client = client;
        ReceiveMode = options.ReceiveMode;
        var path = EntityPaths.WithSubQueue(entity.Path, options.SubQueue);
        _receiver = new EntityReceiver(client.Connection, path, options.ReceiveMode);
    }

    /// <summary>Whether the receiver was closed.</summary>
    public virtual bool IsClosed { get; private set; }

    /// <summary>Whether messages are locked or gone once they were handed out.</summary>
    public virtual ServiceBusReceiveMode ReceiveMode { get; }

    ServiceBusClient Client => _client
        ?? throw new InvalidOperationException("This receiver was made without a client, for a test that replaces its members.");

    /// <summary>Waits for a message and takes it.</summary>
    /// <param name="maxWaitTime">How long to wait, rounded up to whole seconds; <see cref="ServiceBusRetryOptions.TryTimeout"/> by default.</param>
    /// <param name="cancellationToken">Ends the wait. A message that is on its way at that moment stays locked until its lock runs out.</param>
    /// <returns>The message, or null when none came in time.</returns>
    /// <exception cref="ServiceBusException">See <see cref="ServiceBusException.Reason"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">The credential was refused.</exception>
    public virtual async Task<ServiceBusReceivedMessage?> ReceiveMessageAsync(TimeSpan? maxWaitTime = null, CancellationToken cancellationToken = default) =>
        await ReceiveMessagesAsync(1, maxWaitTime, cancellationToken) is [var message] ? message : null;

    /// <summary>Waits for the first message, then takes what else is there.</summary>
    /// <returns>At most <paramref name="maxMessages"/> messages; none when none came in time.</returns>
    /// <inheritdoc cref="ReceiveMessageAsync"/>
    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(int maxMessages, TimeSpan? maxWaitTime = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxMessages);
        if (maxWaitTime is { } wait) ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(wait, TimeSpan.Zero, nameof(maxWaitTime));
        return Open().ReceiveAsync(maxMessages, maxWaitTime, cancellationToken);
    }

    /// <summary>Receives message after message until it is cancelled.</summary>
    public virtual async IAsyncEnumerable<ServiceBusReceivedMessage> ReceiveMessagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (await ReceiveMessageAsync(cancellationToken: cancellationToken) is { } message)
                yield return message;
        }
    }

    /// <summary>Removes a message that was handled.</summary>
    /// <exception cref="ServiceBusException">With reason MessageLockLost: the lock ran out, or the message was settled already.</exception>
    public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        Settling(message).CompleteAsync(message, cancellationToken);

    /// <summary>Gives a message back: it is delivered again at once, and dead-lettered after the last delivery.</summary>
    /// <exception cref="ServiceBusException">With reason MessageLockLost: the lock ran out, or the message was settled already.</exception>
    /// <exception cref="NotSupportedException">Properties were given, which HTTP cannot change.</exception>
    public virtual Task AbandonMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default)
    {
        if (propertiesToModify is { Count: > 0 }) throw Unsupported.ModifyProperties();
        return Settling(message).AbandonAsync(message, cancellationToken);
    }

    /// <summary>Starts the lock anew and moves the message's <see cref="ServiceBusReceivedMessage.LockedUntil"/>.</summary>
    /// <exception cref="ServiceBusException">With reason MessageLockLost: the lock ran out, or the message was settled already.</exception>
    public virtual Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        Settling(message).RenewAsync(message, cancellationToken);

    /// <summary>Not possible over HTTP.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public virtual Task DeadLetterMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default) =>
        throw Unsupported.DeadLetter();

    /// <summary>Not possible over HTTP.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public virtual Task DeadLetterMessageAsync(ServiceBusReceivedMessage message, string deadLetterReason, string? deadLetterErrorDescription = null, CancellationToken cancellationToken = default) =>
        throw Unsupported.DeadLetter();

    /// <summary>Not possible over HTTP.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public virtual Task DeadLetterMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify, string deadLetterReason, string? deadLetterErrorDescription = null, CancellationToken cancellationToken = default) =>
        throw Unsupported.DeadLetter();

    /// <summary>Not possible over HTTP.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public virtual Task DeferMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default) =>
        throw Unsupported.Defer();

    /// <summary>Not possible over HTTP.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public virtual Task<ServiceBusReceivedMessage?> PeekMessageAsync(long? fromSequenceNumber = null, CancellationToken cancellationToken = default) =>
        throw Unsupported.Peek();

    /// <summary>Not possible over HTTP.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(int maxMessages, long? fromSequenceNumber = null, CancellationToken cancellationToken = default) =>
        throw Unsupported.Peek();

    /// <summary>Not possible over HTTP.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public virtual Task<ServiceBusReceivedMessage> ReceiveDeferredMessageAsync(long sequenceNumber, CancellationToken cancellationToken = default) =>
        throw Unsupported.Defer();

    /// <summary>Not possible over HTTP.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveDeferredMessagesAsync(IEnumerable<long> sequenceNumbers, CancellationToken cancellationToken = default) =>
        throw Unsupported.Defer();

    /// <summary>Closes the receiver.</summary>
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

    EntityReceiver Open()
    {
        ObjectDisposedException.ThrowIf(IsClosed, typeof(ServiceBusReceiver));
        Client.ThrowIfClosed();
        return _receiver!;
    }

    EntityReceiver Settling(ServiceBusReceivedMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (ReceiveMode != ServiceBusReceiveMode.PeekLock)
            throw new InvalidOperationException("A message that was received with ReceiveAndDelete is gone already: it cannot be settled.");
        return Open();
    }
}
