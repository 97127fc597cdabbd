using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Hosting;

namespace ServerlessBlog.Platform;

/// <summary>
/// Asks for the clients when the app starts, so that a connection setting of no use ends the start with its sentence.
/// Sends nothing.
/// </summary>
#pragma warning disable CS9113 // That they can be made is all that is asked.
internal sealed class ConnectionCheck(TableServiceClient tables, BlobServiceClient blobs, ServiceBusClient bus) : IHostedService
#pragma warning restore CS9113
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
