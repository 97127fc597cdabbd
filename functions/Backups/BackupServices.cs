using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessBlog.Backups.Api;
using ServerlessBlog.Backups.Files;
using ServerlessBlog.Backups.Making;
using ServerlessBlog.Backups.Restoring;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Backups;

/// <summary>Registers back-ups and their restore.</summary>
public static class BackupServices
{
    public static IServiceCollection AddBackups(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<BackupOptions>, BackupOptionsValidator>();
        services.AddSettings<BackupOptions>(configuration, BackupOptions.Section);
        return services
            .AddSingleton<BackupStore>()
            .AddSingleton<StepByStep>()
            .AddSingleton<TableExport>()
            .AddSingleton<BlobExport>()
            .AddSingleton<Retention>()
            .AddSingleton<BackupMaker>()
            .AddSingleton<IIndexingTask, MakeBackup>()
            .AddSingleton<BackupCheck>()
            .AddSingleton<TableRestore>()
            .AddSingleton<BlobRestore>()
            .AddSingleton<Restorer>()
            .AddSingleton<IIndexingTask, ContinueRestore>()
            .AddSingleton<BackupAnswers>();
    }
}
