using Azure.Core;
using Azure.Messaging.ServiceBus.Http;

namespace Azure.Messaging.ServiceBus;

/// <summary>
/// Opens senders and receivers of a Service Bus namespace. Safe to share; meant to live as long as the application.
/// </summary>
public class ServiceBusClient : IAsyncDisposable
{
    readonly RuntimeConnection? _connection;

    /// <summary>For tests that replace the client.</summary>
    protected ServiceBusClient()
    {
    }

    /// <summary>Connects with a connection string that holds a shared access key or signature.</summary>
    /// <exception cref="ArgumentException">The string lacks the endpoint or the credential.</exception>
    /// <exception cref="FormatException">The string cannot be taken apart.</exception>
    public ServiceBusClient(string connectionString)
        : this(connectionString, new ServiceBusClientOptions())
    {
    }

    /// <inheritdoc cref="ServiceBusClient(string)"/>
    public ServiceBusClient(string connectionString, ServiceBusClientOptions? options)
        : this(RuntimeConnection.FromConnectionString(connectionString, options ??= new()), options)
    {
    }

    /// <summary>Connects with an identity. It needs the role Azure Service Bus Data Sender, Receiver or Owner.</summary>
    public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential)
        : this(fullyQualifiedNamespace, credential, new ServiceBusClientOptions())
    {
    }

    /// <inheritdoc cref="ServiceBusClient(string, TokenCredential)"/>
    public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential, ServiceBusClientOptions? options)
        : this(RuntimeConnection.Create(fullyQualifiedNamespace, Credentials.From(credential), options ??= new()), options)
    {
    }

    /// <summary>Connects with a shared access key.</summary>
    public ServiceBusClient(string fullyQualifiedNamespace, AzureNamedKeyCredential credential, ServiceBusClientOptions? options = null)
        : this(RuntimeConnection.Create(fullyQualifiedNamespace, Credentials.From(credential), options ??= new()), options)
    {
    }

    /// <summary>Connects with a shared access signature.</summary>
    public ServiceBusClient(string fullyQualifiedNamespace, AzureSasCredential credential, ServiceBusClientOptions? options = null)
        : this(RuntimeConnection.Create(fullyQualifiedNamespace, Credentials.From(credential), options ??= new()), options)
    {
    }

    ServiceBusClient(RuntimeConnection connection, ServiceBusClientOptions options)
    {
        _connection = connection;
    }

    /// <summary>Whether the client was disposed.</summary>
    public virtual bool IsClosed { get; private set; }

    internal RuntimeConnection Connection => _connection
        ?? throw new InvalidOperationException("This client was made without a connection, for a test that replaces its members.");

    /// <summary>Opens a sender to a queue or topic.</summary>
    public virtual ServiceBusSender CreateSender(string queueOrTopicName) => new(this, queueOrTopicName);

    /// <summary>Opens a receiver of a queue.</summary>
    public virtual ServiceBusReceiver CreateReceiver(string queueName) => CreateReceiver(queueName, new ServiceBusReceiverOptions());

    /// <inheritdoc cref="CreateReceiver(string)"/>
    public virtual ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions? options) =>
        new(this, queueName, options ?? new());

    /// <summary>Opens a receiver of a topic's subscription.</summary>
    public virtual ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName) =>
        CreateReceiver(topicName, subscriptionName, new ServiceBusReceiverOptions());

    /// <inheritdoc cref="CreateReceiver(string, string)"/>
    public virtual ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName, ServiceBusReceiverOptions? options) =>
        new(this, topicName, subscriptionName, options ?? new());

    /// <summary>Closes the client: its senders and receivers work no more.</summary>
    public virtual ValueTask DisposeAsync()
    {
        IsClosed = true;
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    internal void ThrowIfClosed() => ObjectDisposedException.ThrowIf(IsClosed, typeof(ServiceBusClient));
}
