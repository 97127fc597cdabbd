using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.X;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.X;

/// <summary>Posts as X gives them back.</summary>
public sealed class XPostTests
{
    [Theory]
    [InlineData("春 & 夏 <3", "春 &amp; 夏 &lt;3", "")]
    [InlineData("  春が来た\n", "春が来た", "")]
    [InlineData("か\u3099", "が", "")]
    [InlineData("読んで\nhttps://blog.example.org/posts/%E6%98%A5", "読んで\nhttps://t.co/a", "https://blog.example.org/posts/%E6%98%A5")]
    [InlineData("example.jpへ", "https://t.co/aへ", "http://example.jp")]
    [InlineData("EXAMPLE.jp/ です", "https://t.co/a です", "https://example.jp")]
    [InlineData("http://日本語.jp", "https://t.co/a", "http://xn--wgv71a119e.jp/")]
    public void A_post_is_known_however_X_writes_it(string sent, string returned, string expanded) => Post(returned, expanded).Says(sent).ShouldBeTrue();

    [Theory]
    [InlineData("春が来た", "夏が来た", "")]
    [InlineData("春が来た", "春が来た！", "")]
    [InlineData("読んで https://blog.example.org/a", "読んで https://t.co/a", "https://blog.example.org/b")]
    [InlineData("読んで", "読んで https://t.co/a", "https://blog.example.org/a")]
    public void Another_post_is_another(string sent, string returned, string expanded) => Post(returned, expanded).Says(sent).ShouldBeFalse();

    [Fact]
    public void A_status_has_what_was_written() => Post("a &amp; b https://t.co/a", "https://blog.example.org/").Status.ShouldBe(
        new OwnStatus("12", "a & b https://blog.example.org/", new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero), "A client", "https://x.com/i/web/status/12"));

    [Fact]
    public void A_picture_leaves_no_address_behind() =>
        Post("""{"id":"1","created_at":"2026-04-01T09:00:00.000Z","text":"春 https://t.co/p","entities":{"urls":[{"url":"https://t.co/p","expanded_url":"https://x.com/a/status/1/photo/1","media_key":"3_1"}]}}""")
            .Status!.Text.ShouldBe("春");

    [Fact]
    public void A_long_post_is_read_whole() =>
        Post("""{"id":"1","created_at":"2026-04-01T09:00:00.000Z","text":"長い…","note_tweet":{"text":"長い話の全部"},"referenced_tweets":[{"type":"replied_to","id":"9"}]}""")
            .Status.ShouldNotBeNull().ShouldSatisfyAllConditions(status => status.Text.ShouldBe("長い話の全部"), status => status.ReplyTo.ShouldBe("9"));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"id":"<b>","created_at":"2026-04-01T09:00:00.000Z","text":"a"}""")]
    [InlineData("""{"id":1,"created_at":"soon","text":[],"entities":{"urls":{}}}""")]
    public void What_is_no_post_is_none(string json) => Post(json).Status.ShouldBeNull();

    // As the channel reads it: times are text.
    private static XPost Post(string json) => new(JsonConvert.DeserializeObject<JObject>(json, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!);

    private static XPost Post(string text, string expanded) => new(new JObject
    {
        ["id"] = "12",
        ["created_at"] = "2026-04-01T09:00:00.000Z",
        ["source"] = "A client",
        ["text"] = text,
        ["entities"] = expanded.Length == 0 ? null : new JObject { ["urls"] = new JArray(new JObject { ["url"] = "https://t.co/a", ["expanded_url"] = expanded }) },
    });
}
