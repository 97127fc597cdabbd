using ServerlessBlog.Tests.Support.Networks;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Syndication;

/// <summary>The stand-ins of all networks, once for all contracts.</summary>
public sealed class NetworksFixture : IAsyncLifetime
{
    private NetworkStandIns? _standIns;

    public NetworkStandIns StandIns => _standIns ?? throw new InvalidOperationException("The stand-ins are not running.");

    public async Task InitializeAsync() => _standIns = await NetworkStandIns.StartAsync();

    public async Task DisposeAsync()
    {
        if (_standIns is not null)
            await _standIns.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class NetworksCollection : ICollectionFixture<NetworksFixture>
{
    public const string Name = "Networks";
}
