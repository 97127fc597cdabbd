using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Tests.Support.Networks;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Syndication;

/// <summary>
/// What every kind of channel keeps to, whatever its network is: asked of the real class over real HTTP, and of the network's
/// stand-in, which shows what arrived. A kind derives from this and says what is its network's own.
/// </summary>
[Collection(NetworksCollection.Name)]
public abstract partial class ChannelContract(NetworksFixture networks) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly List<ChannelUnderTest> _channels = [];

    /// <summary>The name of the stand-in, and of the kind.</summary>
    protected abstract string Network { get; }

    /// <summary>The settings of the channel, without <c>Kind</c>; by default those that the stand-in names.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Settings => StandIns.SettingsOf(Network);

    /// <summary>The setting that has the address to which messages are sent.</summary>
    protected virtual string EndpointSetting => nameof(ChannelSettings.Endpoint);

    /// <summary>Some texts with their length as the network counts.</summary>
    protected abstract IReadOnlyList<(string Text, int Count)> Counts { get; }

    /// <summary>The longest text that goes out, in the network's counting; 0 where there is no limit.</summary>
    protected abstract int Limit { get; }

    /// <summary>The answer in this network's form to a message that it will never take, with <paramref name="words"/> that say why.</summary>
    protected abstract object Refusal(string words);

    /// <summary>The answer to credentials that are revoked.</summary>
    protected virtual object Revocation => new { kind = "status", status = 401 };

    /// <summary>The answer to a token that has ended and can be renewed; null where there is none.</summary>
    protected virtual object? Expiry => null;

    /// <summary>The answer that asks for money; null where the network has none.</summary>
    protected virtual object? Bill => new { kind = "status", status = 402 };

    /// <summary>The answer to too many messages, when the network takes them again at <paramref name="reset"/> (a whole second).</summary>
    protected abstract object Throttling(DateTimeOffset reset);

    protected NetworkStandIns StandIns => networks.StandIns;

    /// <summary>What the network charges for a message.</summary>
    protected virtual decimal PriceOf(ChannelMessage message) => 0;

    /// <summary>Adds what the kind needs besides the outbound client, the clock and the settings.</summary>
    protected virtual void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Whether a status that the stand-in shows says exactly what the message does.</summary>
    protected virtual void ShouldShow(JsonObject status, ChannelMessage message) =>
        ((string?)status["text"]).ShouldBe(message.Link is null ? message.Text : $"{message.Text}\n{message.Link}");

    /// <summary>A channel as the app makes it, closed when the test ends.</summary>
    private protected ChannelUnderTest Channel(TimeSpan? time = null, params (string Setting, string Value)[] other)
    {
        var settings = new Dictionary<string, string?>(Settings, StringComparer.OrdinalIgnoreCase);
        var authorities = StandIns.Authorities;
        foreach (var (setting, value) in other)
        {
            settings[setting] = value;
            if (Uri.TryCreate(value, UriKind.Absolute, out var url))
                authorities += $",{url.Authority}";
        }

        var channel = new ChannelUnderTest(Network, settings, authorities, time ?? Patience, AddServices);
        _channels.Add(channel);
        return channel;
    }

    public Task InitializeAsync() => StandIns.ResetAsync(Network);

    /// <summary>After each test: everything that the network got was well-formed, and nothing that the channel said holds a credential.</summary>
    public async Task DisposeAsync()
    {
        (await StandIns.ViolationsAsync(Network)).ShouldBeEmpty();
        var said = _channels.SelectMany(channel => channel.Said).ToList();
        foreach (var secret in await SecretsAsync())
            said.ShouldAllBe(text => !text.Contains(secret, StringComparison.Ordinal));
        foreach (var channel in _channels)
            await channel.DisposeAsync();
    }

    /// <summary>The credentials among the settings, and those that were sent to the network.</summary>
    private async Task<IReadOnlyList<string>> SecretsAsync()
    {
        string[] names = ["Secret", "Token", "Password", "Key"];
        var settings = Settings.Where(setting => Array.Exists(names, name => setting.Key.Contains(name, StringComparison.OrdinalIgnoreCase))).Select(setting => setting.Value);
        var sent = (await StandIns.RequestsAsync(Network)).Select(request => ((string?)request["headers"]?["authorization"])?.Split(' ', 2)[^1]);
        return [.. settings.Concat(sent).OfType<string>().Where(secret => secret.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    private async Task<JsonObject> SingleStatusAsync() => (await StandIns.StatusesAsync(Network)).ShouldHaveSingleItem();

    private async Task ShouldHaveNothingAsync() => (await StandIns.StatusesAsync(Network)).ShouldBeEmpty();
}
