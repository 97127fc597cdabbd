using System.Diagnostics;
using System.Globalization;
using Azure.Messaging.ServiceBus;
using ServerlessBlog.Local.ServiceBus;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

/// <summary>The emulator in a process of its own, to be killed.</summary>
sealed class EmulatorProcess : IAsyncDisposable
{
    const string Ready = "listening: ";

    readonly Process _process;

    EmulatorProcess(Process process, int port)
    {
        _process = process;
        Client = new(
            $"Endpoint=sb://127.0.0.1:{port}/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey={EmulatorHost.Key};UseDevelopmentEmulator=true",
            new ServiceBusClientOptions { RetryOptions = new() { MaxRetries = 0 } });
        Sender = Client.CreateSender(EmulatorHost.Queue);
        Receiver = Client.CreateReceiver(EmulatorHost.Queue);
    }

    public ServiceBusClient Client { get; }

    public ServiceBusSender Sender { get; }

    public ServiceBusReceiver Receiver { get; }

    public static async Task<EmulatorProcess> StartAsync(string database)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments =
            [typeof(ServiceBusEmulator).Assembly.Location, "servicebus", "--database", database, "--key", EmulatorHost.Key, "--queue", EmulatorHost.Queue];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        try
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (await process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
            {
                if (line.StartsWith(Ready, StringComparison.Ordinal))
                    return new(process, int.Parse(line[Ready.Length..], CultureInfo.InvariantCulture));
            }

            throw new InvalidOperationException("The emulator ended before it listened.");
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>SIGKILL: the process has no chance to save anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }
}
