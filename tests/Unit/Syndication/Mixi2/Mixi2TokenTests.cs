using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Mixi2;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Unit.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Mixi2;

public sealed class Mixi2TokenTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_token_is_kept_until_shortly_before_it_ends()
    {
        await using var auth = await LocalServer.StartAsync(http => http.Response.WriteAsync("""{ "access_token": "a-token", "token_type": "Bearer", "expires_in": 3600 }"""));
        var (_, posts) = await SendAsync(auth, TimeSpan.Zero, TimeSpan.FromMinutes(58), TimeSpan.FromSeconds(61));

        posts.ShouldBe(3);
        auth.Requests.Count.ShouldBe(2);
        auth.Requests.ShouldAllBe(request => request.Body == "grant_type=client_credentials");
    }

    [Theory]
    [InlineData(400, """{ "error": "invalid_client" }""", SendOutcome.Unauthorized)]
    [InlineData(401, "", SendOutcome.Unauthorized)]
    [InlineData(402, "", SendOutcome.PaymentRequired)]
    [InlineData(429, "", SendOutcome.Busy)]
    [InlineData(500, "", SendOutcome.Busy)]
    [InlineData(200, "no JSON", SendOutcome.Busy)]
    [InlineData(200, """{ "token_type": "Bearer" }""", SendOutcome.Busy)]
    [InlineData(200, """{ "access_token": "two\r\nlines" }""", SendOutcome.Busy)]
    public async Task Without_a_token_nothing_is_sent(int status, string body, SendOutcome outcome)
    {
        await using var auth = await LocalServer.StartAsync(async http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.RetryAfter = "30";
            await http.Response.WriteAsync(body);
        });
        var (results, posts) = await SendAsync(auth, TimeSpan.Zero);

        posts.ShouldBe(0);
        var result = results.ShouldHaveSingleItem();
        result.Outcome.ShouldBe(outcome);
        result.RetryAt.ShouldBe(outcome == SendOutcome.Busy ? _time.GetUtcNow().AddSeconds(30) : null);
    }

    /// <summary>Sends a message after each of the pauses, and counts those that arrived.</summary>
    private async Task<(IReadOnlyList<SendResult> Results, int Posts)> SendAsync(LocalServer auth, params TimeSpan[] pauses)
    {
        await using var api = await LocalServer.StartAsync(
            http =>
            {
                http.Response.Headers["grpc-status"] = "0";
                return Task.CompletedTask;
            },
            HttpProtocols.Http2);
        using var client = new OutboundClient(
            Options.Create(new OutboundOptions { AllowPrivate = $"{auth.Authority},{api.Authority}" }),
            Options.Create(new BlogOptions { BaseUrl = "https://blog.example" }),
            new SystemHostResolver(), new OutboundLimits(), TimeProvider.System, NullLogger<OutboundClient>.Instance);
        var settings = new Mixi2Settings { ClientId = "client", ClientSecret = "the secret", AuthEndpoint = auth.Url.AbsoluteUri, Endpoint = api.Url.AbsoluteUri };
        var channel = new Mixi2Channel(new ChannelTraits("mixi2", "mixi2", Audience.Inward, "mixi2"), settings, client, _time);
        var message = new ChannelMessage("初雪です。", null, "初雪", "", "ja", null);
        List<SendResult> results = [];
        foreach (var pause in pauses)
        {
            _time.Advance(pause);
            results.Add(await channel.SendAsync(new Dispatch(message, "first-snow", "https://blog.example/posts/first-snow", "3abc234567xyz", 1, _time.GetUtcNow()), default));
        }

        return (results, api.Requests.Count);
    }
}
