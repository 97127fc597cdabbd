using ServerlessBlog.Local.Azurite;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Search;

/// <summary>Storage for indexes without an app.</summary>
public sealed class IndexFixture : IAsyncLifetime
{
    private AzuriteProcess? _azurite;

    public string ConnectionString => _azurite!.ConnectionString;

    public async Task InitializeAsync() => _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Durable = false });

    public async Task DisposeAsync() => await _azurite!.DisposeAsync();
}
