using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ServerlessBlog.Syndication.Channels.Contract;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Syndication;

/// <summary>A personal data server, which checks records with Bluesky's lexicons.</summary>
public sealed class BlueskyContract(NetworksFixture networks) : ChannelContract(networks)
{
    protected override string Network => "bluesky";

    protected override IReadOnlyList<(string Text, int Count)> Counts =>
        [("初雪", 2), ("か\u3099", 1), ("👨‍👩‍👧‍👦🇯🇵", 2), ("a\nb", 3), ("https://example.com/", 20)];

    protected override int Limit => 300;

    protected override object? Bill => null;

    protected override object? Expiry => new { kind = "status", status = 400, body = new { error = "ExpiredToken", message = "Token has expired" } };

    protected override object Refusal(string words) => new { kind = "status", status = 400, body = new { error = "InvalidRequest", message = words } };

    protected override object Throttling(DateTimeOffset reset) => new
    {
        kind = "status",
        status = 429,
        headers = new Dictionary<string, string> { ["RateLimit-Reset"] = reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
        body = new { error = "RateLimitExceeded", message = "Rate Limit Exceeded" },
    };

    protected override void ShouldShow(JsonObject status, ChannelMessage message)
    {
        ((string?)status["text"]).ShouldBe(message.Text);
        ((string?)status["link"]).ShouldBe(message.Link);
        ((string?)status["record"]!["langs"]![0]).ShouldBe("ja");
        if (message.Link is not null)
            ((string?)status["record"]!["embed"]!["external"]!["title"]).ShouldBe(message.Title);
    }

    [Fact]
    public async Task Mentions_links_and_tags_are_marked_where_they_stand()
    {
        const string Text = "👋🏽 @hanako.bsky.social と @nobody.example.com に。詳しくは (https://example.com/冬?a=1)、 example.jp/初雪 #初雪 #1 $ABC httpd.conf";
        await Channel().SendAsync(Text);

        var bytes = Encoding.UTF8.GetBytes(Text);
        var facets = (await StandIns.StatusesAsync(Network)).Single()["record"]!["facets"]!.AsArray().Select(facet => (
            Encoding.UTF8.GetString(bytes[(int)facet!["index"]!["byteStart"]!..(int)facet["index"]!["byteEnd"]!]),
            (string?)(facet["features"]![0]!["did"] ?? facet["features"]![0]!["uri"] ?? facet["features"]![0]!["tag"])));
        facets.ShouldBe(
        [
            ("@hanako.bsky.social", "did:plc:hanakohanakohanakohanako"),
            ("https://example.com/冬?a=1)、", "https://example.com/冬?a=1)、"),
            ("example.jp/初雪", "https://example.jp/初雪"),
            ("#初雪", "初雪"),
            ("$ABC", "$ABC"),
        ]);
    }

    [Fact]
    public async Task Many_messages_need_one_session()
    {
        var channel = Channel();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => channel.SendAsync($"{i} 番目")));
        await channel.SendAsync("もう一つ");

        (await StandIns.RequestsAsync(Network)).Count(request => ((string?)request["path"])!.EndsWith("createSession", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_that_is_taken_is_no_second_post()
    {
        var channel = Channel();
        var dispatch = ChannelUnderTest.Dispatch(ChannelUnderTest.Message("初雪の朝"));
        var sent = await channel.SendAsync(dispatch);

        (await channel.SendAsync(dispatch)).Outcome.ShouldBe(SendOutcome.Lost);
        (await channel.SendAsync(dispatch with { Attempt = 2 })).ShouldBe(sent with { Status = null });
        (await StandIns.StatusesAsync(Network)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_wrong_app_password_stops_the_channel()
    {
        var result = await Channel(other: ("AppPassword", "wrong-pass-word-here")).SendAsync("初雪の朝");
        result.Outcome.ShouldBe(SendOutcome.Unauthorized);
        (await StandIns.RequestsAsync(Network)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_accounts_own_posts_are_read_without_replies()
    {
        var channel = Channel();
        foreach (var text in new[] { "一つ目", "二つ目", "三つ目" })
            await channel.SendAsync(text);
        var source = channel.Channel.ShouldBeAssignableTo<IStatusSource>()!;

        var own = await source.ReadOwnAsync(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(1), 2, default);
        own.Select(status => status.Text).ShouldBe(["二つ目", "三つ目"]);
        own[0].Url.ShouldStartWith($"{StandIns.UrlOf(Network)}/profile/blog.bsky.social/post/");
    }
}
