using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Outbound;

public sealed class OutboundClientTests : OutboundTest
{
    private const int Limit = 1024 * 1024;

    [Fact]
    public async Task An_answer_comes_with_its_status_headers_and_content_whatever_the_status()
    {
        await using var server = await LocalServer.StartAsync(async http =>
        {
            http.Response.StatusCode = 404;
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.Append("Link", "</a>; rel=\"x\"");
            http.Response.Headers.Append("Link", "</b>; rel=\"y\"");
            await http.Response.WriteAsync("ない");
        });
        using var client = Client(server.Authority);
        var answer = await client.SendAsync(OutboundRequest.Get(new Uri(server.Url, "page?a=b")), default);

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.IsSuccess.ShouldBeFalse();
        answer.Url.ShouldBe(new Uri(server.Url, "page?a=b"));
        answer.ContentType.ShouldBe("text/html; charset=utf-8");
        answer.Headers["link"].ShouldBe(["</a>; rel=\"x\"", "</b>; rel=\"y\""]);
        System.Text.Encoding.UTF8.GetString(answer.Body.Span).ShouldBe("ない");
    }

    [Fact]
    public async Task A_request_says_who_asks_and_carries_nothing_from_earlier_ones()
    {
        await using var server = await LocalServer.StartAsync(http =>
        {
            http.Response.Cookies.Append("seen", "1");
            return Task.CompletedTask;
        });
        using var client = Client(server.Authority);
        await client.SendAsync(OutboundRequest.Get(server.Url), default);
        await client.SendAsync(OutboundRequest.Get(server.Url), default);

        server.Requests.Count.ShouldBe(2);
        foreach (var request in server.Requests)
        {
            request.Headers["User-Agent"].ShouldBe("ServerlessBlog (+https://blog.example/)");
            request.Headers.Keys.ShouldBe(["Host", "User-Agent", "Accept-Encoding"], ignoreOrder: true);
        }
    }

    [Theory]
    [InlineData(Limit, "", true)]
    [InlineData(Limit + 1, "", false)]
    [InlineData(Limit, "gzip", true)]
    [InlineData(Limit + 1, "gzip", false)]
    [InlineData(Limit + 1, "br", false)]
    [InlineData(200 * Limit, "gzip", false)]
    public async Task Content_is_read_up_to_the_limit_as_it_is_when_decompressed(int size, string coding, bool isRead)
    {
        await using var server = await LocalServer.StartAsync(async http =>
        {
            http.Response.Headers.ContentEncoding = coding;
            await using Stream content = coding switch
            {
                "gzip" => new GZipStream(http.Response.Body, CompressionLevel.Fastest),
                "br" => new BrotliStream(http.Response.Body, CompressionLevel.Fastest),
                _ => http.Response.Body,
            };
            var chunk = new byte[64 * 1024];
            try
            {
                for (var left = size; left > 0; left -= chunk.Length)
                    await content.WriteAsync(chunk.AsMemory(0, Math.Min(left, chunk.Length)), http.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                // The client has seen enough.
            }
        });
        using var client = Client(server.Authority);
        if (isRead)
            (await client.SendAsync(OutboundRequest.Get(server.Url), default)).Body.Length.ShouldBe(size);
        else
            (await FailureAsync(client, server.Url.AbsoluteUri)).ShouldBe(OutboundFailure.TooLarge);
    }

    [Fact]
    public async Task A_server_that_drips_its_answer_is_left_after_the_time_for_the_whole()
    {
        await using var server = await LocalServer.StartAsync(async http =>
        {
            using var drops = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (!http.RequestAborted.IsCancellationRequested && await drops.WaitForNextTickAsync(http.RequestAborted))
                await http.Response.WriteAsync(".", http.RequestAborted);
        });
        using var client = Client(server.Authority, limits: new OutboundLimits { Time = TimeSpan.FromMilliseconds(400) });
        (await FailureAsync(client, server.Url.AbsoluteUri)).ShouldBe(OutboundFailure.Timeout);
    }

    [Fact]
    public async Task The_caller_who_gives_up_hears_of_no_failure()
    {
        using var caller = new CancellationTokenSource();
        await using var server = await LocalServer.StartAsync(async http =>
        {
            await caller.CancelAsync();
            http.Abort();
        });
        using var client = Client(server.Authority);
        await Should.ThrowAsync<OperationCanceledException>(() => client.SendAsync(OutboundRequest.Get(server.Url), caller.Token));
    }

    [Fact]
    public async Task Broken_content_and_a_closed_port_are_no_proper_answers()
    {
        await using var server = await LocalServer.StartAsync(http =>
        {
            http.Response.Headers.ContentEncoding = "gzip";
            return http.Response.WriteAsync("this is not gzip");
        });
        var closed = $"127.0.0.1:{TestBlog.FreePort()}";
        using var client = Client($"{server.Authority},{closed}");

        (await FailureAsync(client, server.Url.AbsoluteUri)).ShouldBe(OutboundFailure.Unreachable);
        (await FailureAsync(client, $"http://{closed}/")).ShouldBe(OutboundFailure.Unreachable);
    }
}
