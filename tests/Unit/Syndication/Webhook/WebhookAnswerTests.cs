using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Webhook;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Webhook;

public sealed class WebhookAnswerTests
{
    [Theory]
    [InlineData(200, SendOutcome.Accepted)]
    [InlineData(204, SendOutcome.Accepted)]
    [InlineData(301, SendOutcome.Refused)]
    [InlineData(302, SendOutcome.Lost)]
    [InlineData(303, SendOutcome.Lost)]
    [InlineData(400, SendOutcome.Refused)]
    [InlineData(401, SendOutcome.Unauthorized)]
    [InlineData(402, SendOutcome.PaymentRequired)]
    [InlineData(403, SendOutcome.Unauthorized)]
    [InlineData(404, SendOutcome.Refused)]
    [InlineData(408, SendOutcome.Busy)]
    [InlineData(410, SendOutcome.Unauthorized)]
    [InlineData(429, SendOutcome.Busy)]
    [InlineData(502, SendOutcome.Lost)]
    [InlineData(503, SendOutcome.Lost)]
    public async Task A_status_says_whether_the_message_is_there(int status, SendOutcome outcome)
    {
        var result = await SendAsync(http =>
        {
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        (result.Outcome, result.Status).ShouldBe((outcome, status));
        result.Detail.Length.ShouldBe(result.Detail.Trim().Length);
        (result.Detail.Length == 0).ShouldBe(outcome == SendOutcome.Accepted);
    }

    [Theory]
    [InlineData("""{ "id": "m-17", "url": "https://list.example/archive/17?page=1" }""", "m-17", "https://list.example/archive/17?page=1")]
    [InlineData("""{ "id": 17, "url": "http://list.example/あ" }""", "17", "http://list.example/%E3%81%82")]
    [InlineData("""{ "id": { "no": 1 }, "url": "javascript:alert(1)" }""", null, null)]
    [InlineData("""{ "id": "", "url": "https://user:pass@list.example/" }""", null, null)]
    [InlineData("""["https://list.example/17"]""", null, null)]
    [InlineData("ok", null, null)]
    [InlineData("", null, null)]
    public async Task The_answer_may_say_where_the_message_can_be_read(string body, string? id, string? url)
    {
        var result = await SendAsync(http => http.Response.WriteAsync(body));
        (result.Outcome, result.StatusId, result.StatusUrl).ShouldBe((SendOutcome.Accepted, id, url));
    }

    private static async Task<SendResult> SendAsync(RequestDelegate answer)
    {
        await using var server = await LocalServer.StartAsync(answer);
        using var client = new OutboundClient(
            Options.Create(new OutboundOptions { AllowPrivate = server.Authority }),
            Options.Create(new BlogOptions { BaseUrl = "https://blog.example" }),
            new SystemHostResolver(), new OutboundLimits(), TimeProvider.System, NullLogger<OutboundClient>.Instance);
        var settings = new WebhookSettings { Endpoint = server.Url.AbsoluteUri, Secret = "0123456789abcdef" };
        var channel = new WebhookChannel(new ChannelTraits("list", "webhook", Audience.Inward, "Mail list"), settings, client, TimeProvider.System);
        var message = new ChannelMessage("初雪です。", null, "初雪", "", "ja", null);
        return await channel.SendAsync(new Dispatch(message, "first-snow", "https://blog.example/posts/first-snow", "3abc234567xyz", 1, DateTimeOffset.UnixEpoch), default);
    }
}
