using ServerlessBlog.Local.Azurite;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Tables;

/// <summary>One emulator process for all table tests.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    AzuriteProcess? azurite;

    public static string AccountKey => AzuriteProcess.AccountKey;

    public string ConnectionString => azurite!.ConnectionString;

    public async Task InitializeAsync() =>
        azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Durable = false });

    public async Task DisposeAsync()
    {
        if (azurite is not null)
            await azurite.DisposeAsync();
    }
}
