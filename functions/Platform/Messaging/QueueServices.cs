using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ServerlessBlog.Platform.Messaging;

/// <summary>
/// Connects to Service Bus by the setting <c>ServiceBus</c> (a connection string) or
/// <c>ServiceBus__fullyQualifiedNamespace</c> (identity).
/// </summary>
public static class QueueServices
{
    public static IServiceCollection AddBlogQueues(this IServiceCollection services, IConfiguration configuration)
    {
        // Made while the rest of the start goes on.
        var client = Task.Run(() => ConnectionSetting.Read(configuration, Queues.Connection, "fullyQualifiedNamespace").Connect(
            Queues.Connection,
            connection => connection.ConnectionString is { } text ? new ServiceBusClient(text) : new ServiceBusClient(connection.Name!, connection.Credential)));
        return services.AddSingleton(_ => client.GetAwaiter().GetResult()).AddSingleton<QueueSender>().AddSingleton<QueueMessages>().AddSingleton<DeadLetterSweep>()
            .AddSingleton<IIndexingTask, DeploymentProbe>();
    }
}
