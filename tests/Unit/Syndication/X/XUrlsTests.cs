using ServerlessBlog.Syndication.Channels.X.Text;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.X;

/// <summary>What X makes links of, and asks the higher price for.</summary>
public sealed class XUrlsTests
{
    [Theory]
    [InlineData("読んで https://blog.example.org/posts/tea。", "https://blog.example.org/posts/tea")]
    [InlineData("HTTP://BLOG.EXAMPLE.ORG", "HTTP://BLOG.EXAMPLE.ORG")]
    [InlineData("二つ: a.example.jp、b.example.com/x", "a.example.jp b.example.com/x")]
    [InlineData("詳しくはexample.jpへ", "example.jp")]
    [InlineData("http://日本語.jp/お茶", "http://日本語.jp/")]
    [InlineData("https://ja.wikipedia.org/wiki/X_(letter), see", "https://ja.wikipedia.org/wiki/X_(letter)")]
    [InlineData("(https://blog.example.org/tea)", "https://blog.example.org/tea")]
    [InlineData("https://blog.example.org/?q=tea&p=2.", "https://blog.example.org/?q=tea&p=2")]
    [InlineData("blog.example.org:8080/x", "blog.example.org:8080/x")]
    [InlineData("blog.example.org:8080", "blog.example.org")]
    [InlineData("https://t.co/aB3#x", "https://t.co/aB3")]
    [InlineData("XN--WGV71A119E.JP", "XN--WGV71A119E.JP")]
    [InlineData("my_blog.example.com", "blog.example.com")]
    [InlineData("https://my_blog.example.com", "https://my_blog.example.com")]
    public void X_links(string text, string urls) => Found(text).ShouldBe(urls);

    [Theory]
    [InlineData("http://localhost:7071/posts/tea")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("write to tea@example.com")]
    [InlineData("node.js、program.cs.")]
    [InlineData("-example.com")]
    [InlineData("#example.com")]
    [InlineData("https://my_blog.com")]
    [InlineData("3.14")]
    [InlineData("おわり。つぎ")]
    [InlineData("ftp://example.invalid/")]
    public void X_does_not_link(string text) => Found(text).ShouldBeEmpty();

    [Fact]
    public void A_domain_that_could_be_none_is_not_linked()
    {
        Found($"https://{new string('a', 63)}.com/").ShouldNotBeEmpty();
        Found("https://春夏秋冬花鳥風月.com/").ShouldNotBeEmpty();
        Found($"https://{new string('a', 64)}.com/").ShouldBeEmpty();
        // Its encoded form is what counts.
        Found("https://春夏秋冬花鳥風月雪見酒茶碗蒸東西南北山川草木.com/").ShouldBeEmpty();
    }

    [Fact]
    public void A_URL_is_found_where_it_begins() => XUrls.Find("あ a.example.com").ShouldHaveSingleItem().Start.ShouldBe(2);

    private static string Found(string text) => string.Join(' ', XUrls.Find(text).Select(url => url.Url));
}
