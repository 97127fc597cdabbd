using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Linkbacks.Sending.Discovery;
using ServerlessBlog.Posts;
using ServerlessBlog.Posts.Rendering;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Sending;

public sealed class PostLinksTests
{
    private static readonly Uri Permalink = new("https://blog.example/posts/reply");

    private static readonly string[] Hrefs =
        ["https://a.example/", "https://a.example", "http://a.example/x#y", "//b.example/z", "/own", "https://blog.example/", "http://blog.example/", "mailto:a@b.example", "https://日本.example/語", "https://a.example:8080/", "https://", "http://u:p@c.example/", "#top", "", "\\", "%", "https://a.example/%zz"];

    [Fact]
    public void Links_to_others_are_found_in_the_order_of_the_text_each_once() =>
        Of(
            """
            See [one](https://one.example/a?b=1&c=2#d), <https://two.example> and https://three.example/x.

            [again](https://one.example/a?b=1&c=2#d) [another part](https://one.example/a?b=1&c=2#e)

            ![picture](https://cdn.example/p.png) [mail](mailto:a@b.example) [own](/posts/other) [own](https://blog.example/posts/x)
            """)
            .ShouldBe(["https://one.example/a?b=1&c=2#d", "https://two.example", "https://three.example/x", "https://one.example/a?b=1&c=2#e"]);

    [Fact]
    public void A_target_is_spelt_as_it_stands_in_the_post_because_receivers_compare()
    {
        OfHtml("<a href=\"HTTPS://Two.Example\">x</a>").ShouldBe(["HTTPS://Two.Example"]);
        OfHtml("<a href=\"//three.example/a b\">x</a>").ShouldBe(["https://three.example/a%20b"]);
    }

    [Fact]
    public void Two_spellings_of_one_address_are_one_target() =>
        OfHtml("<a href=\"https://two.example\">x</a><a href=\"HTTPS://TWO.example:443/\">x</a>").ShouldBe(["https://two.example"]);

    [Theory]
    [InlineData("http://blog.example/posts/x")]
    [InlineData("https://BLOG.example:443/")]
    [InlineData("//blog.example/about")]
    [InlineData("../x")]
    [InlineData("?page=2")]
    [InlineData("https://user@other.example/")]
    [InlineData("ftp://other.example/")]
    public void The_own_blog_and_what_nobody_could_ask_are_passed_over(string href) => OfHtml($"<a href=\"{href}\">x</a>").ShouldBeEmpty();

    [Fact]
    public void Another_port_of_the_same_host_is_somebody_else() =>
        OfHtml("<a href=\"https://blog.example:8443/\">x</a>").ShouldBe(["https://blog.example:8443/"]);

    [Fact]
    public void Fifty_are_told_and_more_are_known()
    {
        var links = PostLinks.Of(string.Concat(Enumerable.Range(0, 80).Select(n => $"<a href=\"https://n{n}.example/\">x</a>")), Permalink);
        links.Told.Select(target => target.Url).ShouldBe(Enumerable.Range(0, 50).Select(n => $"https://n{n}.example/"));
        var last = PostLinks.Of("<a href=\"https://n79.example/\">x</a>", Permalink).Told.Single();
        links.Contains(last.Hash).ShouldBeTrue();
        PostLinks.None.Contains(last.Hash).ShouldBeFalse();
    }

    [Fact]
    public void Whatever_a_body_holds_targets_are_few_absolute_foreign_and_different() =>
        Prop.ForAll(Gen.Elements(Hrefs).Select(href => $"<a href=\"{href}\">x</a>").ListOf().Select(string.Concat).ToArbitrary(), html =>
        {
            var links = PostLinks.Of(html, Permalink);
            links.Told.Count.ShouldBeLessThanOrEqualTo(PostLinks.MaxTold);
            links.Told.Select(target => target.Hash).ShouldBeUnique();
            foreach (var target in links.Told)
            {
                var url = new Uri(target.Url);
                url.Scheme.ShouldBeOneOf("http", "https");
                url.IdnHost.ShouldNotBe("blog.example");
                url.UserInfo.ShouldBeEmpty();
                links.Contains(target.Hash).ShouldBeTrue();
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(120));

    private static IEnumerable<string> Of(string markdown) => OfHtml(new PostRenderer().Render(markdown, PostFormat.Markdown).Html);

    private static IEnumerable<string> OfHtml(string html) => PostLinks.Of(html, Permalink).Told.Select(target => target.Url);
}
