using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using ServerlessBlog.Platform.Signing;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.X;
using ServerlessBlog.Syndication.Channels.X.Access;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Unit.Syndication.Channels;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.X;

/// <summary>What a post on X costs and what would be refused, and how the account's own posts are read.</summary>
public sealed class XChannelTests : ChannelTest
{
    private static readonly TableServiceClient Tables = new("UseDevelopmentStorage=true");

    [Theory]
    [InlineData("春が来た", null, 0.015)]
    [InlineData("春が来た", "https://blog.example.org/posts/spring", 0.2)]
    [InlineData("春が来た、詳しくはexample.jpで", null, 0.2)]
    [InlineData("readme.mdを書いた", null, 0.2)]
    [InlineData("3.14 と node.js", null, 0.015)]
    public async Task A_URL_that_X_links_costs_more(string text, string? link, double price) =>
        (await Channel().MeasureAsync(Message(text, link), default)).Price.ShouldBe((decimal)price);

    [Fact]
    public async Task The_link_counts()
    {
        var measure = await Channel().MeasureAsync(Message(new string('春', 129), "https://blog.example.org/posts/spring"), default);
        (measure.Count, measure.Limit).ShouldBe((282, 280));
        measure.Problems.ShouldHaveSingleItem().IsTooLong.ShouldBeTrue();
    }

    [Fact]
    public async Task What_X_takes_in_no_text_is_said_before()
    {
        var problem = (await Channel().MeasureAsync(Message("\uFEFF春"), default)).Problems.ShouldHaveSingleItem();
        problem.IsTooLong.ShouldBeFalse();
        problem.Detail.ShouldContain("byte order mark");
    }

    [Fact]
    public void A_link_is_not_added_where_the_author_does_not_say_so_and_prices_are_those_of_the_settings()
    {
        var traits = Channel(settings: new XSettings { ClientId = "a", PricePerRead = 0.01m, MonthlyBudget = 5 }).Traits;
        traits.LinksByDefault.ShouldBeFalse();
        traits.MonthlyBudget.ShouldBe(5);
        traits.LookUpPrice.ShouldBe(0.21m);
        traits.ResendWindow.ShouldBe(TimeSpan.Zero);
        traits.IsConnectedOnDesk.ShouldBeTrue();
        Channel().Traits.IsConnectedOnDesk.ShouldBeFalse();
    }

    [Fact]
    public async Task The_accounts_own_posts_are_read_page_by_page_and_given_oldest_first()
    {
        await using var x = await LocalServer.StartAsync(http => http.Response.WriteAsync(http.Request.Path.Value switch
        {
            "/2/users/me" => """{"data":{"id":"42","username":"blog"}}""",
            _ when http.Request.Query["pagination_token"] == "more" => """{"data":[{"id":"1","created_at":"2026-03-30T01:00:00.000Z","text":"一つ目"},{"id":"0","created_at":"2026-03-29T23:59:59.000Z","text":"前の週"}],"meta":{"result_count":2}}""",
            _ => """{"data":[{"id":"3","created_at":"2026-03-31T09:00:00.000Z","text":"三つ目"},{"id":"2","created_at":"2026-03-30T02:00:00.000Z","text":"二つ目"}],"meta":{"next_token":"more","result_count":2}}""",
        }));
        var source = Channel(x);
        var (from, until) = (new DateTimeOffset(2026, 3, 30, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 4, 6, 0, 0, 0, TimeSpan.Zero));

        (await source.ReadOwnAsync(from, until, 200, default)).Select(status => status.Text).ShouldBe(["一つ目", "二つ目", "三つ目"]);
        (await source.ReadOwnAsync(from, until, 1, default)).ShouldHaveSingleItem().Text.ShouldBe("三つ目");
        x.Requests.Count(request => request.Target == "/2/users/me").ShouldBe(1, "the account stays the same");
        x.Requests[1].Target.ShouldBe("/2/users/42/tweets?max_results=100&exclude=replies%2Cretweets&tweet.fields=created_at%2Centities%2Cnote_tweet%2Creferenced_tweets%2Csource&start_time=2026-03-30T00%3A00%3A00Z&end_time=2026-04-06T00%3A00%3A00Z");
    }

    [Fact]
    public async Task Why_posts_cannot_be_read_is_one_sentence_without_keys()
    {
        await using var x = await LocalServer.StartAsync(http =>
        {
            http.Response.StatusCode = 403;
            return http.Response.WriteAsync($$"""{"title":"Forbidden","detail":"Not with {{http.Request.Headers.Authorization.ToString().Replace("\"", "'", StringComparison.Ordinal)}} or the-consumer-secret"}""");
        });
        var refused = await Should.ThrowAsync<ChannelException>(() => Channel(x).ReadOwnAsync(Now, Now, 10, default));
        refused.Message.ShouldStartWith("X could not be read (403): Forbidden – Not with OAuth");
        refused.Message.ShouldNotContain("the-");
    }

    private static XChannel Channel(LocalServer? server = null, XSettings? settings = null) => new(
        Traits("x"),
        settings ?? new XSettings
        {
            ConsumerKey = "the-consumer-key",
            ConsumerSecret = "the-consumer-secret",
            AccessToken = "the-token",
            AccessTokenSecret = "the-token-secret",
            Endpoint = server?.Url.AbsoluteUri,
        },
        Client(server),
        new XTokenStore(Tables, new SignedTokens(new SigningSecret(Tables), TimeProvider.System)),
        TimeProvider.System,
        NullLogger<XChannel>.Instance);
}
