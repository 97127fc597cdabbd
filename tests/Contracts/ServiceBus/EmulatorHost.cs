using Azure.Messaging.ServiceBus;
using ServerlessBlog.Local.ServiceBus;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

/// <summary>An emulator of its own for a test, on a free port and a new file, with a client.</summary>
sealed class EmulatorHost : IAsyncDisposable
{
    public const string Queue = "posts";
    public const string KeyName = "TestKey";
    public const string Key = "c2VjcmV0LWtleS1vZi10aGUtdGVzdHM=";

    readonly DirectoryInfo _directory;

    EmulatorHost(DirectoryInfo directory, ServiceBusEmulatorOptions options, ServiceBusEmulator emulator)
    {
        _directory = directory;
        Options = options;
        Emulator = emulator;
        Client = CreateClient();
    }

    public ServiceBusEmulator Emulator { get; private set; }

    public ServiceBusEmulatorOptions Options { get; }

    public ServiceBusClient Client { get; private set; }

    public ServiceBusSender Sender => field ??= Client.CreateSender(Queue);

    public ServiceBusReceiver Receiver => field ??= Client.CreateReceiver(Queue);

    public ServiceBusReceiver DeadLetters => field ??= Client.CreateReceiver(Queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });

    public static Task<EmulatorHost> StartAsync(TimeProvider? time = null) => StartAsync(new QueueOptions { Name = Queue }, time);

    public static async Task<EmulatorHost> StartAsync(QueueOptions queue, TimeProvider? time = null)
    {
        var directory = Directory.CreateTempSubdirectory("servicebus-");
        var options = new ServiceBusEmulatorOptions
        {
            DatabasePath = Path.Combine(directory.FullName, "servicebus.db"),
            KeyName = KeyName,
            Key = Key,
            Queues = [queue, new QueueOptions { Name = "media/new" }],
        };
        return new(directory, options, await ServiceBusEmulator.StartAsync(options, time));
    }

    /// <summary>A client that does not try again, so that errors show at once.</summary>
    public ServiceBusClient CreateClient(string? connectionString = null) =>
        new(connectionString ?? Emulator.ConnectionString, new ServiceBusClientOptions { RetryOptions = new() { MaxRetries = 0 } });

    public async Task<QueueStatus> StatusAsync() => (await Emulator.GetQueuesAsync()).Single(queue => queue.Name == Options.Queues[0].Name);

    /// <summary>Takes the next message, which must be there or come soon.</summary>
    public async Task<ServiceBusReceivedMessage> TakeAsync(ServiceBusReceiver? receiver = null) =>
        await (receiver ?? Receiver).ReceiveMessageAsync(TimeSpan.FromSeconds(20)) ?? throw new InvalidOperationException("No message came.");

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Emulator.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
