using System.Buffers.Binary;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Mixi2;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Mixi2;

public sealed class Mixi2AnswerTests
{
    [Theory]
    [InlineData(1, SendOutcome.Lost)]
    [InlineData(2, SendOutcome.Lost)]
    [InlineData(3, SendOutcome.Refused)]
    [InlineData(4, SendOutcome.Lost)]
    [InlineData(5, SendOutcome.Refused)]
    [InlineData(6, SendOutcome.Refused)]
    [InlineData(7, SendOutcome.Unauthorized)]
    [InlineData(8, SendOutcome.Busy)]
    [InlineData(9, SendOutcome.Refused)]
    [InlineData(10, SendOutcome.Lost)]
    [InlineData(11, SendOutcome.Refused)]
    [InlineData(12, SendOutcome.Refused)]
    [InlineData(13, SendOutcome.Lost)]
    [InlineData(14, SendOutcome.Lost)]
    [InlineData(15, SendOutcome.Lost)]
    [InlineData(16, SendOutcome.Unauthorized)]
    [InlineData(99, SendOutcome.Lost)]
    public async Task A_status_says_whether_the_post_is_there_wherever_it_stands(int status, SendOutcome outcome)
    {
        var before = await SendAsync(http =>
        {
            http.Response.Headers["grpc-status"] = $"{status}";
            return Task.CompletedTask;
        });
        var behind = await SendAsync(async http =>
        {
            await http.Response.Body.WriteAsync(Frame([]));
            http.Response.AppendTrailer("grpc-status", $"{status}");
        });

        (before.Outcome, before.Status).ShouldBe((outcome, status));
        (behind.Outcome, behind.Status).ShouldBe((outcome, status));
    }

    [Theory]
    [InlineData(200, SendOutcome.Lost)]
    [InlineData(401, SendOutcome.Unauthorized)]
    [InlineData(402, SendOutcome.PaymentRequired)]
    [InlineData(404, SendOutcome.Refused)]
    [InlineData(429, SendOutcome.Busy)]
    [InlineData(502, SendOutcome.Lost)]
    [InlineData(503, SendOutcome.Lost)]
    public async Task Without_a_status_of_the_call_that_of_HTTP_decides(int status, SendOutcome outcome) =>
        (await SendAsync(http =>
        {
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        })).Outcome.ShouldBe(outcome);

    [Fact]
    public async Task The_words_of_a_refusal_are_decoded_and_on_one_line_without_the_credentials()
    {
        var result = await SendAsync(http =>
        {
            http.Response.Headers["grpc-status"] = "3";
            http.Response.Headers["grpc-message"] = "%E6%9C%AC%E6%96%87%E3%81%AB%0Aunexpected 100%25: token-of-the-test, the secret";
            return Task.CompletedTask;
        });
        result.Detail.ShouldBe("mixi2 did not take it: 本文に unexpected 100%: …, …");
    }

    [Theory]
    [InlineData(new byte[0], SendOutcome.Lost)]
    [InlineData(new byte[] { 0, 0, 0, 0 }, SendOutcome.Lost)]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 }, SendOutcome.Lost)]
    [InlineData(new byte[] { 1, 0, 0, 0, 0 }, SendOutcome.Lost)]
    [InlineData(new byte[] { 0, 0, 0, 0, 2, 0x0a, 0xff }, SendOutcome.Lost)]
    [InlineData(new byte[] { 0, 0, 0, 0, 0 }, SendOutcome.Accepted)]
    public async Task A_success_without_a_message_that_can_be_read_leaves_it_open(byte[] body, SendOutcome outcome) =>
        (await SendAsync(http => AnswerAsync(http, body))).Outcome.ShouldBe(outcome);

    [Fact]
    public async Task The_id_of_the_post_makes_its_address()
    {
        // Field 1 of the answer is the post, of which field 1 is its id.
        var post = new byte[] { 0x0a, 3, (byte)'a', (byte)'/', (byte)'1' };
        var result = await SendAsync(http => AnswerAsync(http, Frame([0x0a, (byte)post.Length, .. post])));

        (result.Outcome, result.StatusId, result.StatusUrl).ShouldBe((SendOutcome.Accepted, "a/1", "https://mixi.example/posts/a%2F1"));
    }

    private static byte[] Frame(byte[] message)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    private static async Task AnswerAsync(HttpContext http, byte[] body)
    {
        await http.Response.Body.WriteAsync(body);
        http.Response.AppendTrailer("grpc-status", "0");
    }

    private static async Task<SendResult> SendAsync(RequestDelegate answer)
    {
        await using var auth = await LocalServer.StartAsync(http => http.Response.WriteAsync("""{ "access_token": "token-of-the-test", "token_type": "Bearer" }"""));
        await using var api = await LocalServer.StartAsync(answer, HttpProtocols.Http2);
        using var client = new OutboundClient(
            Options.Create(new OutboundOptions { AllowPrivate = $"{auth.Authority},{api.Authority}" }),
            Options.Create(new BlogOptions { BaseUrl = "https://blog.example" }),
            new SystemHostResolver(), new OutboundLimits(), TimeProvider.System, NullLogger<OutboundClient>.Instance);
        var settings = new Mixi2Settings
        {
            ClientId = "client",
            ClientSecret = "the secret",
            AuthEndpoint = auth.Url.AbsoluteUri,
            Endpoint = api.Url.AbsoluteUri,
            StatusUrlPattern = "https://mixi.example/posts/{id}",
        };
        var channel = new Mixi2Channel(new ChannelTraits("mixi2", "mixi2", Audience.Inward, "mixi2"), settings, client, TimeProvider.System);
        var message = new ChannelMessage("初雪です。", null, "初雪", "", "ja", null);
        return await channel.SendAsync(new Dispatch(message, "first-snow", "https://blog.example/posts/first-snow", "3abc234567xyz", 1, DateTimeOffset.UnixEpoch), default);
    }
}
