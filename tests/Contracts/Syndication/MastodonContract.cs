using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessBlog.Syndication.Channels.Contract;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Syndication;

/// <summary>A Mastodon instance with its usual limits.</summary>
public sealed class MastodonContract(NetworksFixture networks) : ChannelContract(networks)
{
    protected override string Network => "mastodon";

    protected override IReadOnlyList<(string Text, int Count)> Counts =>
    [
        ("初雪", 2), ("か\u3099", 1), ("👨‍👩‍👧‍👦🇯🇵", 2), ("a\nb", 3),
        ("庭 https://example.com/posts/2010/a-long-name?page=1#garden", 2 + 23), ("@hanako@social.example.com へ", 7 + 2),
    ];

    protected override int Limit => 500;

    protected override object? Bill => null;

    protected override object Refusal(string words) => new { kind = "status", status = 422, body = new { error = $"Validation failed: {words}" } };

    protected override object Throttling(DateTimeOffset reset) =>
        new { kind = "status", status = 429, headers = new Dictionary<string, string> { ["X-RateLimit-Reset"] = reset.ToString("O", CultureInfo.InvariantCulture) }, body = new { error = "Too many requests" } };

    protected override void ShouldShow(JsonObject status, ChannelMessage message)
    {
        ((string?)status["text"]).ShouldBe(message.Link is null ? message.Text : $"{message.Text}\n\n{message.Link}");
        ((string?)status["language"]).ShouldBe("ja");
    }

    [Fact]
    public async Task A_message_for_followers_is_no_page_for_everybody()
    {
        var channel = Channel();
        var sent = await channel.SendAsync(ChannelUnderTest.Dispatch(ChannelUnderTest.Message("身内だけに", visibility: "private")));

        sent.ShouldSatisfyAllConditions(() => sent.IsHidden.ShouldBeTrue(), () => sent.StatusUrl.ShouldNotBeNull());
        ((string?)(await StandIns.StatusesAsync(Network)).Single()["visibility"]).ShouldBe("private");
    }

    [Theory]
    [InlineData("@hanako@social.example.com さんへ\n\n\n  二つ目の段落 https://example.com/posts/2010/a-long-name-of-a-post?page=1")]
    [InlineData("<b>太字</b> & \"引用\"")]
    public async Task A_look_up_finds_what_the_instance_shows_in_its_own_way(string text)
    {
        var channel = Channel();
        var dispatch = ChannelUnderTest.Dispatch(ChannelUnderTest.Message(text, ChannelUnderTest.PostUrl));
        var sent = await channel.SendAsync(dispatch);

        (await channel.LookUpAsync(dispatch)).StatusUrl.ShouldBe(sent.StatusUrl);
    }

    [Fact]
    public async Task The_accounts_own_statuses_are_read_page_by_page()
    {
        var channel = Channel();
        for (var i = 0; i < 45; i++)
            await channel.SendAsync($"{i} 番目");
        var source = channel.Channel.ShouldBeAssignableTo<IStatusSource>()!;

        var own = await source.ReadOwnAsync(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(1), 100, default);
        own.Select(status => status.Text).ShouldBe(Enumerable.Range(0, 45).Select(i => $"{i} 番目"));
        own[0].Client.ShouldBe("Blog");
        (await source.ReadOwnAsync(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(1), 2, default)).Select(status => status.Text).ShouldBe(["43 番目", "44 番目"]);
    }
}
