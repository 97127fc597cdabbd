using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Site.Hubs;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Feeds;

public sealed class TellHubsTests
{
    private static readonly string[] Lists = [ListNames.All, ListNames.Tag("日本酒")];

    private static readonly string[] Topics =
    [
        "https://blog.example/atom.xml", "https://blog.example/rss.xml", "https://blog.example/feed.json",
        "https://blog.example/tags/%E6%97%A5%E6%9C%AC%E9%85%92/atom.xml", "https://blog.example/tags/%E6%97%A5%E6%9C%AC%E9%85%92/rss.xml",
        "https://blog.example/tags/%E6%97%A5%E6%9C%AC%E9%85%92/feed.json",
    ];

    [Fact]
    public async Task Each_hub_is_told_of_each_topic_with_a_form()
    {
        await using var first = await HubAsync(202);
        await using var second = await HubAsync(204);
        await RunAsync([first.Url.AbsoluteUri, second.Url.AbsoluteUri], first.Authority, second.Authority);

        foreach (var hub in new[] { first, second })
        {
            hub.Requests.ShouldAllBe(request => request.Method == "POST" && request.Headers["Content-Type"] == "application/x-www-form-urlencoded");
            var forms = hub.Requests.Select(request => QueryHelpers.ParseQuery(request.Body)).ToList();
            forms.ShouldAllBe(form => form["hub.mode"] == "publish" && form["hub.url"] == form["hub.topic"]);
            forms.Select(form => form["hub.url"].ToString()).ShouldBe(Topics, ignoreOrder: true);
        }
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task A_hub_that_does_not_take_it_has_the_message_come_again_and_keeps_no_other_hub_waiting(int status)
    {
        await using var good = await HubAsync(204);
        await using var bad = await HubAsync(status);
        await Should.ThrowAsync<InvalidOperationException>(() => RunAsync([bad.Url.AbsoluteUri, good.Url.AbsoluteUri], bad.Authority, good.Authority));

        good.Requests.Count.ShouldBe(Topics.Length);
        bad.Requests.Count.ShouldBe(Topics.Length, "another topic may be taken");
    }

    [Fact]
    public async Task A_hub_that_cannot_be_reached_has_the_message_come_again()
    {
        await using var good = await HubAsync(204);
        var closed = $"127.0.0.1:{TestBlog.FreePort()}";
        await Should.ThrowAsync<InvalidOperationException>(() => RunAsync([$"http://{closed}/", good.Url.AbsoluteUri], closed, good.Authority));
        good.Requests.Count.ShouldBe(Topics.Length);
    }

    [Fact]
    public async Task News_of_more_than_a_day_ago_is_dropped()
    {
        await using var hub = await HubAsync(204);
        await RunAsync([hub.Url.AbsoluteUri], [hub.Authority], DateTimeOffset.UtcNow - TellHubs.GiveUpAfter - TimeSpan.FromMinutes(1));
        hub.Requests.ShouldBeEmpty();
    }

    private static Task<LocalServer> HubAsync(int status) => LocalServer.StartAsync(http =>
    {
        http.Response.StatusCode = status;
        http.Response.Headers.Location = "/elsewhere";
        return Task.CompletedTask;
    });

    private static Task RunAsync(IEnumerable<string> hubs, params string[] allowed) => RunAsync(hubs, allowed, DateTimeOffset.UtcNow);

    private static async Task RunAsync(IEnumerable<string> hubs, string[] allowed, DateTimeOffset since)
    {
        var blog = Options.Create(new BlogOptions { BaseUrl = "https://blog.example", WebSubHub = string.Join(',', hubs) });
        using var client = new OutboundClient(
            Options.Create(new OutboundOptions { AllowPrivate = string.Join(',', allowed) }), blog, new SystemHostResolver(), new OutboundLimits { Time = TimeSpan.FromSeconds(30) }, TimeProvider.System, NullLogger<OutboundClient>.Instance);
        var task = new TellHubs(new HubList(blog), client, new Urls(blog), TimeProvider.System, NullLogger<TellHubs>.Instance);
        var message = JsonConvert.SerializeObject(new TopicsChanged(Lists, since), ApiJson.Settings);
        message.ShouldContain($"\"kind\":\"{task.Kind}\"");
        await task.RunAsync(message, default);
    }
}
