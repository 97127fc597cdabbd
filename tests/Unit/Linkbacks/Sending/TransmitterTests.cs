using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Linkbacks.Sending.Protocols;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Unit.Outbound;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Sending;

/// <summary>What is certain after a request without an answer, and what is not.</summary>
public sealed class TransmitterTests : OutboundTest
{
    private static readonly Mention Mention = new("https://blog.example/posts/p", "https://other.example/", "Title", "Excerpt", "Blog");

    [Fact]
    public async Task Who_cannot_be_connected_to_was_told_nothing()
    {
        var closed = $"127.0.0.1:{TestBlog.FreePort()}";
        (await SendAsync($"http://{closed}/", closed)).Outcome.ShouldBe(SendOutcome.Unreachable);
        (await SendAsync("http://nobody.example/", "")).Outcome.ShouldBe(SendOutcome.Unreachable);
    }

    [Fact]
    public async Task Who_speaks_no_TLS_was_told_nothing()
    {
        await using var plain = await LocalServer.StartAsync(_ => Task.CompletedTask);
        (await SendAsync($"https://{plain.Authority}/", plain.Authority)).Outcome.ShouldBe(SendOutcome.Unreachable);
        plain.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://other.example:8080/")]
    [InlineData("ftp://other.example/")]
    [InlineData("file:///etc/passwd")]
    public async Task Who_is_not_on_the_public_internet_is_not_asked(string endpoint) =>
        (await SendAsync(endpoint, "")).Outcome.ShouldBe(SendOutcome.NotPublic);

    [Fact]
    public async Task Who_hangs_up_may_have_heard_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync(listener, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        var authority = listener.LocalEndpoint.ToString()!;
        (await SendAsync($"http://{authority}/", authority)).Outcome.ShouldBe(SendOutcome.AnswerLost);
        await answering;

        answering = AnswerAsync(listener, "");
        (await SendAsync($"http://{authority}/", authority)).Outcome.ShouldBe(SendOutcome.AnswerLost);
        await answering;
    }

    [Fact]
    public async Task Who_does_not_answer_in_time_may_have_heard_it()
    {
        using var end = new SemaphoreSlim(0);
        await using var slow = await LocalServer.StartAsync(_ => end.WaitAsync());
        (await SendAsync(slow.Url.AbsoluteUri, slow.Authority, new OutboundLimits { Time = TimeSpan.FromSeconds(1) })).Outcome.ShouldBe(SendOutcome.AnswerLost);
        end.Release();
    }

    [Fact]
    public async Task Who_sends_on_by_changing_the_method_has_not_taken_it_and_who_keeps_it_is_followed()
    {
        await using var server = await LocalServer.StartAsync(http =>
        {
            (http.Response.StatusCode, http.Response.Headers.Location) = http.Request.Path.Value switch
            {
                "/found" => (302, "/end"),
                "/temporary" => (307, "/end"),
                "/inside" => (307, "http://10.0.0.1/"),
                _ => (202, default),
            };
            return Task.CompletedTask;
        });
        (await SendAsync(server.Url + "found", server.Authority)).ShouldBe(new SendResult(SendOutcome.Refused, 302, ""));
        (await SendAsync(server.Url + "temporary", server.Authority)).ShouldBe(new SendResult(SendOutcome.Accepted, 202, ""));
        (await SendAsync(server.Url + "inside", server.Authority)).Outcome.ShouldBe(SendOutcome.NotPublic);
        server.Requests.Count(request => request.Target == "/end" && request.Body.StartsWith("source=", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var buffer = new byte[4096];
        (await client.GetStream().ReadAtLeastAsync(buffer, 100)).ShouldBeGreaterThanOrEqualTo(100);
        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer));
    }

    private static async Task<SendResult> SendAsync(string endpoint, string allowed, OutboundLimits? limits = null)
    {
        using var client = Client(allowed, limits: limits);
        return await new Transmitter(client, [new WebmentionSender()]).SendAsync(LinkbackProtocol.Webmention, new Uri(endpoint), Mention);
    }
}
