using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Support.Peers;

namespace ServerlessBlog.Tests.Support.Networks;

/// <summary>The stand-ins for social networks of tests/Networks, as one process on free loopback ports.</summary>
public sealed class NetworkStandIns : IAsyncDisposable
{
    private readonly PeerProgram _program;
    private readonly HttpClient _control;

    private NetworkStandIns(PeerProgram program, HttpClient control, JsonObject addresses)
    {
        _program = program;
        _control = control;
        Addresses = addresses;
    }

    /// <summary>By the network's name: <c>url</c>, and what else its module says.</summary>
    public JsonObject Addresses { get; }

    public static async Task<NetworkStandIns> StartAsync()
    {
        var (program, port) = await PeerProgram.ServeAsync("server.mjs", PeerProgram.Networks);
        var control = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/")) };
        return new NetworkStandIns(program, control, JsonNode.Parse(await control.GetStringAsync(new Uri("/", UriKind.Relative)))!.AsObject());
    }

    /// <summary>Where a network answers, without a slash at the end; or another of its addresses.</summary>
    public string UrlOf(string network, string address = "url") => (string)Addresses[network]![address]!;

    /// <summary>The settings of a channel that uses a network, without <c>Kind</c>.</summary>
    public IReadOnlyDictionary<string, string?> SettingsOf(string network) =>
        Addresses[network]!["settings"]!.AsObject().ToDictionary(setting => setting.Key, setting => (string?)setting.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>All that the blog may connect to, as the setting <c>Outbound__AllowPrivate</c> wants it.</summary>
    public string Authorities => string.Join(',', Addresses
        .SelectMany(network => network.Value!.AsObject())
        .Select(member => Uri.TryCreate(member.Value?.ToString(), UriKind.Absolute, out var url) && url.IsLoopback ? url.Authority : null)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal));

    /// <summary>What a network shows.</summary>
    public async Task<IReadOnlyList<JsonObject>> StatusesAsync(string network) => await ListAsync(network, "statuses");

    /// <summary>What a network was asked.</summary>
    public async Task<IReadOnlyList<JsonObject>> RequestsAsync(string network) => await ListAsync(network, "requests");

    /// <summary>What was wrong with what a network was sent; nothing in a test that went well.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync(string network) => [.. (await StateAsync(network))["violations"]!.AsArray().Select(violation => (string)violation!)];

    /// <summary>Makes a network fail, see tests/Networks/network.mjs.</summary>
    public Task FaultAsync(string network, object fault) => PostAsync($"{network}/faults", fault);

    /// <summary>Takes back the faults that a network has not come to.</summary>
    public Task ForgetFaultsAsync(string network) => PostAsync($"{network}/mend", new { });

    /// <summary>Gives the account a status that it has already, as the network's module keeps them.</summary>
    public Task KeepAsync(string network, object status) => PostAsync($"{network}/statuses", status);

    /// <summary>Has a network note every message that is more than <paramref name="count"/> within <paramref name="period"/>.</summary>
    public Task LimitAsync(string network, int count, TimeSpan period) => PostAsync($"{network}/limit", new { count, periodMs = period.TotalMilliseconds });

    public Task ResetAsync(string network) => PostAsync($"{network}/reset", new { });

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _program.DisposeAsync();
    }

    private async Task<IReadOnlyList<JsonObject>> ListAsync(string network, string list) => [.. (await StateAsync(network))[list]!.AsArray().Select(item => item!.AsObject())];

    private async Task<JsonObject> StateAsync(string network) => JsonNode.Parse(await _control.GetStringAsync(new Uri(network, UriKind.Relative)))!.AsObject();

    private async Task PostAsync(string path, object body)
    {
        using var response = await _control.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
    }
}
