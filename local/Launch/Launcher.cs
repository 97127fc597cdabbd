using System.Security.Cryptography;
using ServerlessBlog.Local.App;
using ServerlessBlog.Local.Azurite;
using ServerlessBlog.Local.Seeding;
using ServerlessBlog.Local.ServiceBus;

namespace ServerlessBlog.Local.Launch;

/// <summary>Runs storage, queues and the app until cancelled, and ends them in the reverse order.</summary>
internal sealed class Launcher(RunOptions options, TextWriter output)
{
    /// <summary>Returns when cancelled and everything has ended.</summary>
    /// <exception cref="LocalException">Something could not be started, or ended by itself.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var address = LoopbackPort.Claim(options.Port);
        using var data = DataDirectory.Open(options.DataDirectory);
        await NodePackages.EnsureAsync(output.WriteLine, cancellationToken);

        output.WriteLine("starting storage, queues and the app ...");
        await using var storage = await StartStorageAsync(data, cancellationToken);
        await using var queues = await StartQueuesAsync(data, cancellationToken);
        var settings = AppSettings.For(address, storage, queues, data);
        await using var app = await StartAppAsync(address, settings, data, cancellationToken);
        await LoadSampleAsync(address, settings.AuthorKey, data, cancellationToken);

        output.WriteLine($"ready: {address}");
        output.WriteLine(settings.AuthorKey is { } key ? $"author's key: {key}" : "author's key: the one whose hash is in Blog__AuthorKeyHash");
        await RunUntilCancelledAsync(app, storage, data, cancellationToken);
    }

    private static Task<AzuriteProcess> StartStorageAsync(DataDirectory data, CancellationToken cancellationToken) =>
        AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = data.Azurite, LogPath = data.AzuriteLog }, cancellationToken);

    private static Task<ServiceBusEmulator> StartQueuesAsync(DataDirectory data, CancellationToken cancellationToken) =>
        ServiceBusEmulator.StartAsync(
            new ServiceBusEmulatorOptions
            {
                DatabasePath = data.QueueDatabase,
                Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
                Queues = BlogQueues.All,
            },
            cancellationToken: cancellationToken);

    private Task<AppProcess> StartAppAsync(Uri address, AppSettings settings, DataDirectory data, CancellationToken cancellationToken) =>
        AppProcess.StartAsync(
            new AppOptions { Path = options.AppPath, Address = address, Environment = settings.Environment, LogPath = data.AppLog },
            cancellationToken);

    private async Task LoadSampleAsync(Uri address, string? authorKey, DataDirectory data, CancellationToken cancellationToken)
    {
        if (data.IsSampleSettled)
            return;
        if (options.WithSample)
            await new SampleLoader(address, authorKey, output).LoadAsync(cancellationToken);
        data.SettleSample();
    }

    private static async Task RunUntilCancelledAsync(
        AppProcess app, AzuriteProcess storage, DataDirectory data, CancellationToken cancellationToken)
    {
        await Task.WhenAny(app.Exited, storage.Exited).WaitAsync(cancellationToken);
        throw app.Exited.IsCompleted
            ? new LocalException($"the app has ended with exit code {await app.Exited}. The end of {data.AppLog}:{Environment.NewLine}{app.Output.Last(20)}")
            : new LocalException($"Azurite has ended; see {data.AzuriteLog}.");
    }
}
