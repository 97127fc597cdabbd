using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ServerlessBlog.Tests.Support.FunctionsHost;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>The sample app under the host double, for all tests of a class.</summary>
public sealed class HostedSample : IAsyncLifetime
{
    internal JournalReader Journal { get; } = new();

    internal FunctionsHostDouble Host { get; private set; } = null!;

    internal HttpClient Client { get; private set; } = null!;

    internal static Dictionary<string, string?> Settings(JournalReader journal) => new(StringComparer.Ordinal) { ["Journal"] = journal.Path };

    public async Task InitializeAsync()
    {
        Host = await FunctionsHostDouble.StartAsync(
            new FunctionsHostOptions { AppFolder = SampleProcess.Folder, Settings = Settings(Journal) });
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Host.Address };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        Journal.Dispose();
    }
}

public sealed class HostedHttpTests(HostedSample sample) : HttpContract, IClassFixture<HostedSample>
{
    protected override HttpClient Client => sample.Client;

    [Fact]
    public async Task The_app_sees_the_hosts_loopback_address_and_the_callers_in_forwarded_headers()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "echo");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.9");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", "evil.example");
        using var response = await Client.SendAsync(request);
        var echo = await response.Content.ReadFromJsonAsync<JsonElement>();
        echo.GetProperty("host").GetString().ShouldBe($"127.0.0.1:{await sample.Host.HandlerPortAsync()}");
        Header(echo, "X-Forwarded-For").ShouldBe(["127.0.0.1"]);
        Header(echo, "X-Forwarded-Host").ShouldBe([sample.Host.Address.Authority]);
        Header(echo, "X-Forwarded-Proto").ShouldBe(["http"]);
    }

    [Fact]
    public async Task The_invocation_id_is_the_hosts_and_not_the_callers()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "echo");
        request.Headers.TryAddWithoutValidation("X-Azure-Functions-InvocationId", "spoof");
        using var response = await Client.SendAsync(request);
        var echo = await response.Content.ReadFromJsonAsync<JsonElement>();
        var id = echo.GetProperty("invocationId").GetString();
        id.ShouldNotBe("spoof");
        Header(echo, "x-ms-invocation-id").ShouldBe([id]);
    }

    [Fact]
    public async Task An_encoded_slash_arrives_encoded_twice()
    {
        var echo = await Client.GetFromJsonAsync<JsonElement>("echo/a%2Fb");
        echo.GetProperty("rawTarget").GetString().ShouldBe("/echo/a%252Fb");
    }

    [Fact]
    public async Task The_app_listens_on_the_hosts_port_only()
    {
        // The inherited ASPNETCORE_URLS names an address where nobody can listen: the app runs, so it was ignored.
        sample.Host.Output.ToString().ShouldContain($"http://127.0.0.1:{await sample.Host.HandlerPortAsync()}");
        sample.Host.Output.ToString().ShouldNotContain("240.0.0.1");
    }

    [Fact]
    public async Task Paths_that_the_host_keeps_never_reach_the_app()
    {
        (await Client.GetAsync("admin/host/status")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await Client.GetAsync("admin/else")).Content.ReadAsStringAsync()).ShouldBe("no GET admin/else");
    }

    static IEnumerable<string?> Header(JsonElement echo, string name) =>
        echo.GetProperty("headers").EnumerateObject()
            .Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(header => header.Value.EnumerateArray().Select(value => value.GetString()));
}
