using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Hosting;
using ServerlessBlog.Platform.Timers;

namespace ServerlessBlog.Platform;

/// <summary>
/// Asks for the clients and the timers when the app starts, so that a connection or a schedule of no use ends the start with
/// the sentence that names its setting. Sends nothing.
/// </summary>
#pragma warning disable CS9113 // That they can be made is all that is asked.
internal sealed class ConnectionCheck(TableServiceClient tables, BlobServiceClient blobs, ServiceBusClient bus, TimerTable timers) : IHostedService
#pragma warning restore CS9113
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
