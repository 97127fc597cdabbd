using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Azure.Functions.Worker.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Standalone.Queues;

/// <summary>Receives the messages of the functions with [ServiceBusTrigger].</summary>
internal sealed class QueueService(
    FunctionCatalog functions,
    HostJson hostJson,
    TriggerRunner runner,
    IConfiguration configuration,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<QueueService> logger)
    : TriggerService(time, lifetime), IAsyncDisposable
{
    // The connection that the host uses when a trigger names none.
    private const string DefaultConnection = "ServiceBus";

    private readonly TimeProvider _time = time;
    private readonly Dictionary<string, ServiceBusClient> _clients = new(StringComparer.OrdinalIgnoreCase);
    private List<Source> _sources = [];

    public async ValueTask DisposeAsync()
    {
        Dispose();
        foreach (var client in _clients.Values)
            await client.DisposeAsync();
    }

    protected override bool CheckSettings()
    {
        _sources = functions.Triggered
            .Where(f => f.Trigger is ServiceBusTriggerMetadata && !Settings.IsDisabled(f.Name, configuration))
            .Select(CreateSource)
            .ToList();
        return _sources.Count > 0;
    }

    protected override IReadOnlyList<Func<CancellationToken, CancellationToken, Task>> Prepare() =>
        _sources.ConvertAll<Func<CancellationToken, CancellationToken, Task>>(source => CreatePump(source).RunAsync);

    private Source CreateSource(FunctionDescriptor function)
    {
        var trigger = (ServiceBusTriggerMetadata)function.Trigger;
        var connection = trigger.Connection ?? DefaultConnection;
        if (ConnectionSettings.Find(configuration, connection) is not { } settings
            || (settings.ConnectionString ?? settings["fullyQualifiedNamespace"]) is null)
            throw new InvalidOperationException(
                $"The setting {connection} (or {connection}__fullyQualifiedNamespace) is missing, from which function '{function.Name}' receives its messages.");
        var names = new[] { trigger.QueueName, trigger.TopicName, trigger.SubscriptionName }
            .OfType<string>()
            .Select(name => Settings.Resolve(name, configuration, function.Name))
            .ToArray();
        return new Source(function, trigger, connection, settings, names);
    }

    private QueuePump CreatePump(Source source)
    {
        var client = Client(source);
        var receiver = source.Names is [var topic, var subscription]
            ? client.CreateReceiver(topic, subscription)
            : client.CreateReceiver(source.Names[0]);
        var handler = new MessageHandler(
            source.Function,
            receiver,
            runner,
            source.Trigger.AutoCompleteMessages ?? hostJson.AutoCompleteMessages,
            hostJson.MaxAutoLockRenewalDuration,
            _time,
            logger);
        return new QueuePump(source.Function, receiver, handler, hostJson.MaxConcurrentCalls, _time, logger);
    }

    private ServiceBusClient Client(Source source)
    {
        if (_clients.TryGetValue(source.Connection, out var client))
            return client;
        try
        {
            return _clients[source.Connection] = source.Settings.ConnectionString is { } connectionString
                ? new ServiceBusClient(connectionString)
                : new ServiceBusClient(source.Settings["fullyQualifiedNamespace"]!, source.Settings.CreateCredential());
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new InvalidOperationException($"The setting {source.Connection} is not a Service Bus connection: {e.Message}", e);
        }
    }

    private sealed record Source(
        FunctionDescriptor Function,
        ServiceBusTriggerMetadata Trigger,
        string Connection,
        ConnectionSettings Settings,
        string[] Names);
}
