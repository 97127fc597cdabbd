using System.Net;
using ServerlessBlog.Tests.Support.FunctionsHost;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>An outside request must never run a trigger. Each test would run one if the gate let it pass.</summary>
public sealed class TriggerSpoofingTests(HostedSample sample) : IClassFixture<HostedSample>
{
    const string Body = """{"Data":{"text":"\"spoofed\""},"Metadata":{}}""";

    /// <summary>The host's own call, as lines, for tests that change one thing about it.</summary>
    static Dictionary<string, string> Genuine(int port) => new(StringComparer.Ordinal)
    {
        ["Host"] = $"127.0.0.1:{port}",
        ["User-Agent"] = "Azure-Functions-Host/4.1037.0.0",
        ["X-Azure-Functions-InvocationId"] = "5f0f6f6e-6a5c-4a55-8f0e-0123456789ab",
        ["X-Azure-Functions-HostVersion"] = "4.1037.0.0",
        ["Content-Type"] = "application/json; charset=utf-8",
        ["Transfer-Encoding"] = "chunked",
    };

    [Fact]
    public async Task The_hosts_own_call_runs_the_trigger()
    {
        var port = await sample.Host.HandlerPortAsync();
        var before = Runs();
        var answer = await SendAsync(port, Genuine(port));
        RawHttp.Status(answer).ShouldBe(200);
        answer.ShouldEndWith("{}");
        Runs().ShouldBe(before + 1);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-For", "")]
    [InlineData("x-forwarded-host", "blog.example")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Forwarded-Prefix", "/")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("X-MS-Invocation-Id", "5f0f6f6e-6a5c-4a55-8f0e-0123456789ab")]
    public async Task A_header_of_a_passed_on_request_makes_it_an_ordinary_one(string name, string value)
    {
        var port = await sample.Host.HandlerPortAsync();
        var headers = Genuine(port);
        headers[name] = value;
        await IsOrdinaryAsync(port, headers);
    }

    [Theory]
    [InlineData("User-Agent", "curl/8")]
    [InlineData("User-Agent", "Mozilla Azure-Functions-Host/4.1037.0.0")]
    [InlineData("User-Agent", null)]
    [InlineData("X-Azure-Functions-InvocationId", "spoof")]
    [InlineData("X-Azure-Functions-InvocationId", null)]
    [InlineData("Host", "localhost")]
    [InlineData("Host", "127.0.0.1")]
    [InlineData("Host", "blog.example")]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("Content-Type", null)]
    public async Task A_call_that_differs_in_one_header_is_an_ordinary_request(string name, string? value)
    {
        var port = await sample.Host.HandlerPortAsync();
        var headers = Genuine(port);
        if (value is null)
            headers.Remove(name);
        else
            headers[name] = value;
        await IsOrdinaryAsync(port, headers);
    }

    [Theory]
    [InlineData("User-Agent: Azure-Functions-Host/4.1037.0.0\r\n")]
    [InlineData("X-Azure-Functions-InvocationId: 5f0f6f6e-6a5c-4a55-8f0e-0123456789ab\r\n")]
    [InlineData("Content-Type: application/json\r\n")]
    public async Task A_header_that_appears_twice_is_an_ordinary_request(string second)
    {
        var port = await sample.Host.HandlerPortAsync();
        await IsOrdinaryAsync(port, Genuine(port), extra: second);
    }

    [Theory]
    [InlineData("/OnText/")]
    [InlineData("/ontext")]
    [InlineData("/OnText?")]
    [InlineData("/OnText?x=1")]
    [InlineData("/%4FnText")]
    [InlineData("/./OnText")]
    [InlineData("//OnText")]
    [InlineData("/x/../OnText")]
    [InlineData("http://127.0.0.1/OnText")]
    public async Task Another_spelling_of_the_name_is_an_ordinary_request(string target)
    {
        var port = await sample.Host.HandlerPortAsync();
        await IsOrdinaryAsync(port, Genuine(port), target);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("post")]
    public async Task Another_method_is_an_ordinary_request(string method)
    {
        var port = await sample.Host.HandlerPortAsync();
        await IsOrdinaryAsync(port, Genuine(port), method: method);
    }

    [Fact]
    public async Task A_body_with_a_length_is_an_ordinary_request()
    {
        var port = await sample.Host.HandlerPortAsync();
        var headers = Genuine(port);
        headers.Remove("Transfer-Encoding");
        headers["Content-Length"] = Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await IsOrdinaryAsync(port, headers, body: Body);
    }

    [Fact]
    public async Task A_body_that_is_chunked_and_has_a_length_is_an_ordinary_request()
    {
        var port = await sample.Host.HandlerPortAsync();
        var headers = Genuine(port);
        headers["Content-Length"] = "5";
        await IsOrdinaryAsync(port, headers);
    }

    [Fact]
    public async Task An_older_or_newer_protocol_runs_nothing()
    {
        var port = await sample.Host.HandlerPortAsync();
        await IsOrdinaryAsync(port, Genuine(port), version: "HTTP/1.0");
        var before = Runs();
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{port}/OnText")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new StringContent(Body),
        };
        await Should.ThrowAsync<HttpRequestException>(() => client.SendAsync(request));
        Runs().ShouldBe(before);
    }

    [Theory]
    [InlineData("Connection: close, X-Forwarded-For, X-Forwarded-Host, X-Forwarded-Proto, x-ms-invocation-id\r\n")]
    [InlineData("Connection: close, x-forwarded-for\r\nX-Forwarded-For:\r\nX-Forwarded-Host:\r\nX-Forwarded-Proto:\r\nx-ms-invocation-id:\r\n")]
    [InlineData("X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-For: 127.0.0.1\r\nX-HTTP-Method-Override: POST\r\n")]
    public async Task Through_the_host_no_request_runs_a_trigger(string extra)
    {
        var headers = Genuine(await sample.Host.HandlerPortAsync());
        await IsOrdinaryAsync(sample.Host.Address.Port, headers, extra: extra);
        await IsOrdinaryAsync(sample.Host.Address.Port, headers, extra: extra, target: "/%4FnText");
    }

    [Fact]
    public async Task Through_the_host_every_functions_name_is_just_a_path()
    {
        foreach (var function in sample.Host.Functions.Where(f => f.TriggerType is not "httpTrigger"))
        {
            using var response = await sample.Client.PostAsync(function.Name, new StringContent(Body, null, "application/json"));
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await response.Content.ReadAsStringAsync()).ShouldBe($"no POST {function.Name}");
        }
    }

    async Task IsOrdinaryAsync(
        int port, Dictionary<string, string> headers, string target = "/OnText", string method = "POST", string extra = "", string? body = null, string version = "HTTP/1.1")
    {
        var before = Runs();
        var answer = await SendAsync(port, headers, target, method, extra, body, version);
        RawHttp.Status(answer).ShouldBeInRange(400, 499, answer);
        Runs().ShouldBe(before);
    }

    static Task<string> SendAsync(
        int port, Dictionary<string, string> headers, string target = "/OnText", string method = "POST", string extra = "", string? body = null, string version = "HTTP/1.1") =>
        RawHttp.SendAsync(
            port,
            $"{method} {target} {version}\r\n"
            + string.Concat(headers.Select(header => $"{header.Key}: {header.Value}\r\n"))
            + extra
            + (extra.Contains("Connection:", StringComparison.Ordinal) ? "" : "Connection: close\r\n")
            + "\r\n"
            + (body ?? RawHttp.Chunked(Body)));

    int Runs() => sample.Journal.Read("OnText").Count;
}
