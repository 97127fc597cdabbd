using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Operations.Health;

namespace ServerlessBlog.Operations;

/// <summary>Registers what tells how the blog is doing.</summary>
public static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<IReadinessProbe, StorageProbe>()
        .AddSingleton<IReadinessProbe, QueueProbe>()
        .AddSingleton<IReadinessProbe, SecretsProbe>()
        .AddSingleton<UnresolvedSecrets>()
        .AddSingleton<Readiness>()
        .AddHostedService<SecretsNotice>();
}
