using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Platform.Telemetry;

namespace ServerlessBlog.Platform.Storage;

/// <summary>
/// Connects to Table and Blob Storage by the setting <c>BlogStorage</c> (a connection string) or
/// <c>BlogStorage__accountName</c> (identity).
/// </summary>
public static class StorageServices
{
    /// <summary>The name of the connection setting.</summary>
    public const string Connection = "BlogStorage";

    public static IServiceCollection AddBlogStorage(this IServiceCollection services, IConfiguration configuration)
    {
        // Made while the rest of the start goes on.
        var account = Task.Run(() => ConnectionSetting.Read(configuration, Connection, "accountName").Connect(Connection, setting => new StorageAccount(setting)));
        return services.AddSingleton(_ => account.GetAwaiter().GetResult().Tables).AddSingleton(_ => account.GetAwaiter().GetResult().Blobs);
    }
}

/// <summary>The clients of one storage account, sharing a meter and the creation of what is missing.</summary>
public sealed class StorageAccount
{
    private readonly SemaphoreSlim _creating = new(1);

    public StorageAccount(ConnectionSetting connection)
    {
        var tables = Configure(new TableClientOptions(), "table");
        var blobs = Configure(new BlobClientOptions(), "blob");
        if (connection.ConnectionString is { } text)
        {
            Tables = new TableServiceClient(text, tables);
            Blobs = new BlobServiceClient(text, blobs);
        }
        else
        {
            Tables = new TableServiceClient(new Uri($"https://{connection.Name}.table.core.windows.net"), connection.Credential, tables);
            Blobs = new BlobServiceClient(new Uri($"https://{connection.Name}.blob.core.windows.net"), connection.Credential, blobs);
        }
    }

    public TableServiceClient Tables { get; }

    public BlobServiceClient Blobs { get; }

    private T Configure<T>(T options, string service)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(4);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(20);
        options.AddPolicy(new CreateMissingPolicy(CreateAllAsync), HttpPipelinePosition.PerCall);
        options.AddPolicy(new StorageMeter.Policy(), HttpPipelinePosition.PerRetry);
        options.AddPolicy(new StorageTrace(service), HttpPipelinePosition.PerRetry);
        return options;
    }

    private async Task CreateAllAsync(CancellationToken cancellationToken)
    {
        await _creating.WaitAsync(cancellationToken);
        try
        {
            foreach (var table in StorageNames.Tables)
                await Tables.CreateTableIfNotExistsAsync(table, cancellationToken);
            foreach (var container in StorageNames.Containers)
                await Blobs.GetBlobContainerClient(container).CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancellationToken);
        }
        finally
        {
            _creating.Release();
        }
    }
}
