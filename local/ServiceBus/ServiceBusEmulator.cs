using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Local.ServiceBus.Broker;
using ServerlessBlog.Local.ServiceBus.Http;

namespace ServerlessBlog.Local.ServiceBus;

/// <summary>
/// A Service Bus namespace on this machine that speaks the HTTP runtime API: send, batch, schedule, receive with
/// and without a lock, settle, dead-letter, detect duplicates. It listens on loopback only. A message that was
/// answered with 201 survives the death of the process.
/// </summary>
public sealed class ServiceBusEmulator : IAsyncDisposable
{
    const int MaxRequestBodySize = 1024 * 1024;
    const int MaxHeadersSize = 128 * 1024;

    readonly MessageBroker _broker;
    readonly WebApplication _app;
    readonly CancellationTokenSource _stopping;
    readonly ServiceBusEmulatorOptions _options;

    ServiceBusEmulator(ServiceBusEmulatorOptions options, MessageBroker broker, WebApplication app, CancellationTokenSource stopping)
    {
        _options = options;
        _broker = broker;
        _app = app;
        _stopping = stopping;
    }

    /// <summary>The port that it listens on.</summary>
    public int Port { get; private set; }

    /// <summary>What a client needs to connect, with the shared access key.</summary>
    public string ConnectionString =>
        $"Endpoint=sb://127.0.0.1:{Port}/;SharedAccessKeyName={_options.KeyName};SharedAccessKey={_options.Key};UseDevelopmentEmulator=true";

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="timeProvider">The clock of locks, schedules and expiries; the system's by default.</param>
    /// <param name="cancellationToken">Ends the start, not the emulator.</param>
    /// <exception cref="InvalidOperationException">A setting is wrong, or another process uses the file.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ServiceBusEmulator> StartAsync(
        ServiceBusEmulatorOptions options, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var time = timeProvider ?? TimeProvider.System;
        var logger = options.LoggerFactory.CreateLogger<ServiceBusEmulator>();
        var stopping = new CancellationTokenSource();
        var broker = new MessageBroker(options, time, logger);
        var app = Build(options);
        app.Run(new RuntimeApi(broker, options, time, logger, stopping.Token).HandleAsync);
        var emulator = new ServiceBusEmulator(options, broker, app, stopping);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await emulator.DisposeAsync();
            throw;
        }

        var address = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        emulator.Port = new Uri(address).Port;
        Log.Listening(logger, emulator.Port, options.Queues.Count);
        return emulator;
    }

    /// <summary>How many messages each queue has now.</summary>
    public Task<IReadOnlyList<QueueStatus>> GetQueuesAsync(CancellationToken cancellationToken = default) =>
        _broker.GetStatusAsync().WaitAsync(cancellationToken);

    /// <summary>Ends waiting receivers, stops listening and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _broker.DisposeAsync();
        _stopping.Dispose();
    }

    static WebApplication Build(ServiceBusEmulatorOptions options)
    {
        // Neither the environment nor a settings file of the caller says how the emulator listens.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddSingleton(options.LoggerFactory);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBodySize;
            kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeadersSize;
            kestrel.Limits.MaxRequestHeaderCount = 1000;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        return builder.Build();
    }
}
