using System.CommandLine;
using System.Globalization;

namespace ServerlessBlog.Local.ServiceBus;

/// <summary>The sub-command "servicebus": the emulator alone in a process, for tests that kill it.</summary>
public static class ServiceBusCommand
{
    /// <summary>Builds the command. It prints "listening: PORT" when it is ready and runs until it is cancelled.</summary>
    public static Command Create()
    {
        var database = new Option<string>("--database") { Description = "The file that holds the messages.", Required = true };
        var port = new Option<int>("--port") { Description = "The port to listen on; 0 takes a free one." };
        var key = new Option<string>("--key") { Description = "The shared access key.", Required = true };
        var queues = new Option<string[]>("--queue") { Description = "A queue; may be given several times.", Required = true };
        var lockSeconds = new Option<int>("--lock-seconds") { Description = "How long a received message is locked.", DefaultValueFactory = _ => 60 };
        var maxDeliveries = new Option<int>("--max-delivery-count") { Description = "Deliveries before a message is dead-lettered.", DefaultValueFactory = _ => 10 };
        var command = new Command("servicebus", "Runs the Service Bus emulator alone.") { database, port, key, queues, lockSeconds, maxDeliveries };
        command.Hidden = true;
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await RunAsync(
                new ServiceBusEmulatorOptions
                {
                    DatabasePath = arguments.GetRequiredValue(database),
                    Port = arguments.GetValue(port),
                    Key = arguments.GetRequiredValue(key),
                    Queues =
                    [
                        .. arguments.GetRequiredValue(queues).Select(name => new QueueOptions
                        {
                            Name = name,
                            LockDuration = TimeSpan.FromSeconds(arguments.GetValue(lockSeconds)),
                            MaxDeliveryCount = arguments.GetValue(maxDeliveries),
                        }),
                    ],
                },
                arguments.InvocationConfiguration.Output,
                cancellationToken);
            return 0;
        });
        return command;
    }

    static async Task RunAsync(ServiceBusEmulatorOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        await using var emulator = await ServiceBusEmulator.StartAsync(options, TimeProvider.System, cancellationToken);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"listening: {emulator.Port}"));
        await output.FlushAsync(cancellationToken);
        var cancelled = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(cancelled.SetResult);
        await cancelled.Task;
    }
}
