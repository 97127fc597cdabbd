using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>The sample app by itself, for all tests of a class.</summary>
public sealed class StandaloneSample : IAsyncLifetime
{
    internal SampleProcess Process { get; private set; } = null!;

    public async Task InitializeAsync() => Process = await SampleProcess.StartAsync(SampleProcess.Settings());

    public async Task DisposeAsync() => await Process.DisposeAsync();
}

public sealed class StandaloneHttpTests(StandaloneSample sample) : HttpContract, IClassFixture<StandaloneSample>
{
    protected override HttpClient Client => sample.Process.Client;

    [Fact]
    public async Task A_trigger_is_not_reachable_however_the_request_is_dressed_up()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "OnText")
        {
            Content = new StringContent("""{"Data":{"text":"\"x\""},"Metadata":{}}""", null, "application/json"),
        };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.TryAddWithoutValidation("User-Agent", "Azure-Functions-Host/4.1037.0.0");
        request.Headers.TryAddWithoutValidation("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        using var response = await Client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldBe("no POST OnText");
    }

    [Fact]
    public async Task A_request_body_beyond_the_hosts_limit_is_refused()
    {
        var answer = await RawHttp.SendAsync(
            sample.Process.Address.Port,
            "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 104857601\r\n\r\n");
        RawHttp.Status(answer).ShouldBe(413);
    }

    [Fact]
    public async Task A_malformed_chunked_body_is_the_callers_fault()
    {
        var answer = await RawHttp.SendAsync(
            sample.Process.Address.Port,
            "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
        RawHttp.Status(answer).ShouldBe(400);
    }

    [Fact]
    public async Task The_server_does_not_name_itself()
    {
        using var response = await Client.GetAsync("memory");
        response.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task The_original_request_target_is_kept()
    {
        var echo = await Client.GetFromJsonAsync<JsonElement>("echo/x?y=%20");
        echo.GetProperty("rawTarget").GetString().ShouldBe("/echo/x?y=%20");
        echo.GetProperty("host").GetString().ShouldBe(sample.Process.Address.Authority);
    }
}
