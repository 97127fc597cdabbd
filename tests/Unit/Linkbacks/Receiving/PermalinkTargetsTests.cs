using Microsoft.Extensions.Options;
using ServerlessBlog.Linkbacks;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Receiving;

public sealed class PermalinkTargetsTests
{
    [Theory]
    [InlineData("https://blog.example/posts/hello", "hello")]
    [InlineData("https://BLOG.example:443/posts/hello#comments", "hello")]
    [InlineData("HTTPS://blog.example/posts/%e3%81%AF%E3%81%97", "はし")]
    [InlineData("https://blog.example/posts/はし", "はし")]
    [InlineData("https://blog.example/posts/%68ello", "hello")]
    [InlineData("https://blog.example/a/../posts/hello", "hello")]
    [InlineData("http://blog.example/posts/hello", null)]
    [InlineData("https://blog.example:8443/posts/hello", null)]
    [InlineData("https://blog.example.evil.example/posts/hello", null)]
    [InlineData("https://www.blog.example/posts/hello", null)]
    [InlineData("https://blog.example/posts/hello?", "hello")]
    [InlineData("https://blog.example/posts/hello?a=b", null)]
    [InlineData("https://blog.example/posts/hello/", null)]
    [InlineData("https://blog.example/posts/hello/trackback", null)]
    [InlineData("https://blog.example/posts/a%2Fb", null)]
    [InlineData("https://blog.example/posts/", null)]
    [InlineData("https://blog.example/posts/Hello", null)]
    [InlineData("https://blog.example/POSTS/hello", null)]
    [InlineData("https://blog.example/", null)]
    [InlineData("mailto:a@blog.example", null)]
    public void A_permalink_is_known_however_it_is_written_and_nothing_else_is(string url, string? slug) => Targets("https://blog.example").SlugOf(new Uri(url)).ShouldBe(slug);

    [Fact]
    public void A_name_in_another_script_is_the_same_host() =>
        Targets("https://ブログ.example/").SlugOf(new Uri($"https://{new System.Globalization.IdnMapping().GetAscii("ブログ.example")}/posts/hello")).ShouldBe("hello");

    private static PermalinkTargets Targets(string blog) => new(new Urls(Options.Create(new BlogOptions { BaseUrl = blog })));
}
