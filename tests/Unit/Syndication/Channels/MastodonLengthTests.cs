using ServerlessBlog.Syndication.Channels.Mastodon;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Channels;

/// <summary>Lengths as Mastodon's server counts them.</summary>
public sealed class MastodonLengthTests
{
    private const int Url = 23;

    [Theory]
    [InlineData("春が来た", 4)]
    [InlineData("👩‍👩‍👧‍👦🇯🇵か゛", 4)]
    [InlineData("e\u0301t\u00E9", 3)]
    [InlineData("", 0)]
    public void What_people_see_as_one_character_counts_one(string text, int count) => Count(text).ShouldBe(count);

    [Theory]
    [InlineData("https://blog.example.jp/", Url)]
    [InlineData("https://a.jp", Url)]
    [InlineData("読んで https://blog.example.com/posts/2010/twitter-and-mixi?from=mastodon#comments", 4 + Url)]
    [InlineData("読んでhttps://example.jp。", 3 + Url + 1)]
    [InlineData("https://example.jpです", Url + 2)]
    [InlineData("（https://example.jp/a）", 1 + Url)]
    [InlineData("(https://example.jp/a(b)c).", 1 + Url + 2)]
    [InlineData("https://ブログ.みんな/記事 です", Url + 3)]
    [InlineData("https://example.jp:8080/?q=1!", Url + 1)]
    [InlineData("https://xn--wgv71a.example.xn--q9jyb4c", Url)]
    [InlineData("HTTPS://EXAMPLE.JP", Url)]
    [InlineData("https://example.jp/a, https://example.jp/b", Url + 2 + Url)]
    public void A_url_counts_23(string text, int count) => Count(text).ShouldBe(count);

    [Theory]
    [InlineData("example.jp")]
    [InlineData("http://localhost/posts")]
    [InlineData("https://blog.example/posts")]
    [InlineData("xhttps://example.jp")]
    [InlineData("https://-.jp")]
    [InlineData("https://under_score.jp")]
    [InlineData("https://")]
    public void What_it_does_not_link_counts_as_it_stands(string text) => Count(text).ShouldBe(text.Length);

    [Theory]
    [InlineData("@hanako@mastodon.example さん", 7 + 3)]
    [InlineData("@hanako さん", 10)]
    [InlineData("こんにちは@hanako@mastodon.example", 29)]
    [InlineData("mail@hanako@mastodon.example", 28)]
    [InlineData("@ha.na-ko@social.example.jp.", 9 + 1)]
    public void A_mention_counts_without_its_server(string text, int count) => Count(text).ShouldBe(count);

    [Fact]
    public void A_long_text_without_any_end_is_counted_at_once() =>
        Count(string.Concat(Enumerable.Repeat("https://a.((((@_.-", 20_000))).ShouldBeGreaterThan(0);

    private static int Count(string text) => MastodonLength.Count(text, Url);
}
