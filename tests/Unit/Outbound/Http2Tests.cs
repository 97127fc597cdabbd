using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Outbound;

public sealed class Http2Tests : OutboundTest
{
    [Fact]
    public async Task An_answer_over_HTTP_2_comes_with_its_trailers()
    {
        await using var server = await LocalServer.StartAsync(
            async http =>
            {
                await http.Response.WriteAsync($"{http.Request.Protocol} {http.Request.Headers.TE}");
                http.Response.AppendTrailer("grpc-status", "0");
                http.Response.AppendTrailer("X-Twice", new(["1", "2"]));
            },
            HttpProtocols.Http2);
        using var client = Client(server.Authority);
        var answer = await client.SendAsync(Request(server.Url) with { Headers = [new("TE", "trailers")] }, default);

        Encoding.UTF8.GetString(answer.Body.Span).ShouldBe("HTTP/2 trailers");
        answer.Trailers["Grpc-Status"].ShouldBe(["0"]);
        answer.Trailers["x-twice"].ShouldBe(["1", "2"]);
        answer.Headers.Keys.ShouldNotContain("grpc-status");
    }

    [Fact]
    public async Task Other_requests_are_HTTP_1_1_and_have_no_trailers()
    {
        await using var server = await LocalServer.StartAsync(http => http.Response.WriteAsync(http.Request.Protocol));
        using var client = Client(server.Authority);
        var answer = await client.SendAsync(OutboundRequest.Get(server.Url), default);

        Encoding.UTF8.GetString(answer.Body.Span).ShouldBe("HTTP/1.1");
        answer.Trailers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_does_not_speak_HTTP_2_gives_no_answer()
    {
        await using var server = await LocalServer.StartAsync(http => Task.CompletedTask, HttpProtocols.Http1);
        using var client = Client(server.Authority);
        (await FailureAsync(client, Request(server.Url))).ShouldBe(OutboundFailure.Unreachable);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Addresses_redirects_size_and_time_are_guarded_alike()
    {
        await using var server = await LocalServer.StartAsync(
            async http =>
            {
                if (http.Request.Path == "/away")
                    http.Response.Redirect("http://inside.example/");
                else if (http.Request.Path == "/long")
                    await http.Response.Body.WriteAsync(new byte[2000], http.RequestAborted);
                else if (http.Request.Path == "/never")
                    await new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
            },
            HttpProtocols.Http2);
        using var client = Client(server.Authority, new Names(("inside.example", ["192.168.0.10"])), new OutboundLimits { Bytes = 1000, Time = TimeSpan.FromSeconds(1) });

        (await FailureAsync(client, Request(new Uri("http://inside.example/")))).ShouldBe(OutboundFailure.RefusedAddress);
        (await FailureAsync(client, Request(new Uri("http://127.0.0.1:1/")))).ShouldBe(OutboundFailure.RefusedUrl);
        (await FailureAsync(client, Request(new Uri(server.Url, "away")))).ShouldBe(OutboundFailure.RefusedAddress);
        (await FailureAsync(client, Request(new Uri(server.Url, "long")))).ShouldBe(OutboundFailure.TooLarge);
        (await FailureAsync(client, Request(new Uri(server.Url, "never")))).ShouldBe(OutboundFailure.Timeout);
    }

    private static OutboundRequest Request(Uri url) => OutboundRequest.Get(url) with { Version = HttpVersion.Version20 };

    private static async Task<OutboundFailure> FailureAsync(OutboundClient client, OutboundRequest request) =>
        (await Should.ThrowAsync<OutboundException>(() => client.SendAsync(request, default))).Failure;
}
