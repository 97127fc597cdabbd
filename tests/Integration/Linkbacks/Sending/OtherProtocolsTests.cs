using Microsoft.AspNetCore.WebUtilities;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Linkbacks.Sending;

public sealed class OtherProtocolsTests(SendingBlog blogs) : IClassFixture<SendingBlog>
{
    private const string Rdf =
        """
        <!--
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:trackback="http://madskills.com/public/xml/rss/module/trackback/">
        <rdf:Description rdf:about="{root}/older" dc:identifier="{root}/older" dc:title="Older" trackback:ping="{root}/in/trackback/older" />
        <rdf:Description rdf:about="{self}" dc:identifier="{self}" dc:title="This" trackback:ping="{root}/in/trackback/this" />
        </rdf:RDF>
        -->
        """;

    [Theory]
    [InlineData("/ping-header", "<p>Hello", "X-Pingback", "{root}/in/pingback")]
    [InlineData("/ping-link", "<head><link rel=\"pingback\" href=\"{root}/in/pingback\" />", "X-Other", "x")]
    public async Task A_page_with_pingback_hears_of_a_link_once(string path, string html, string header, string value)
    {
        var target = blogs.Other.Put(path, html, (header, value));
        var post = await blogs.PublishAsync("Pinged " + path, target);
        var sent = (await blogs.Blog.UntilAsync(post, "sent")).Single();
        sent["protocol"]!.GetValue<string>().ShouldBe("pingback");
        blogs.Other.Mentions.ShouldContain(("pingback", blogs.UrlOf(post), target));

        await blogs.Blog.LinkAsync(post, target, "https://nowhere.invalid/");
        await blogs.Blog.UntilAsync(post, 2, items => items.Any(item => (string)item["outcome"]! == "unreachable"));
        blogs.Other.Told(target).Count.ShouldBe(1);

        await AgainAsync(post, (string)sent["id"]!, 2, target);
        (await blogs.Blog.SentAsync(post)).Single(item => (string)item["target"]! == target)["outcome"]!.GetValue<string>().ShouldBe("alreadyKnown", "fault 48");
    }

    [Fact]
    public async Task A_page_with_embedded_RDF_hears_by_trackback_of_the_post_with_title_and_excerpt()
    {
        var target = blogs.Other.Put("/rdf", Rdf);
        var post = await blogs.PublishAsync("題と「括弧」", target, target + "#part");
        await blogs.Blog.UntilAsync(post, 2, items => items.All(item => (string)item["state"]! is "sent" or "none"));
        var sent = await blogs.Blog.SentAsync(post);
        sent.Select(item => (string)item["outcome"]!).ShouldBe(["accepted", "toldOtherwise"], ignoreOrder: true, "both lead to the same ping URL");

        var ping = blogs.Other.Server.Requests.Where(request => request.Target == "/in/trackback/this").ShouldHaveSingleItem();
        ping.Headers["Content-Type"].ShouldBe("application/x-www-form-urlencoded; charset=utf-8");
        var form = QueryHelpers.ParseQuery(ping.Body);
        form["title"].ToString().ShouldBe("題と「括弧」");
        form["blog_name"].ToString().ShouldBe("外向きのブログ");
        form["url"].ToString().ShouldBe(blogs.UrlOf(post));
        form["excerpt"].ToString().ShouldStartWith("See this.");
        form["charset"].ToString().ShouldBe("UTF-8");
    }

    [Fact]
    public async Task TrackBack_URLs_that_the_author_names_are_pinged_as_they_are_and_once()
    {
        var ping = blogs.Other.Server.Url + "in/trackback/named";
        var post = await blogs.Blog.Author.CreateAsync(new { title = "Named", body = "No link.", status = "published", trackbackUrls = new[] { ping } });
        var sent = (await blogs.Blog.UntilAsync(post, "sent")).Single();
        sent["isNamed"]!.GetValue<bool>().ShouldBeTrue();
        sent["protocol"]!.GetValue<string>().ShouldBe("trackback");
        await blogs.Blog.Author.PatchAsync("/api/posts/" + post.Slug, new { title = "Named again", trackbackUrls = new[] { ping, ping + "/2" } }, "*");
        await blogs.Blog.UntilAsync(post, "sent", 2);
        blogs.Other.Server.Requests.Count(request => request.Target == "/in/trackback/named").ShouldBe(1);
        blogs.Other.Server.Requests.ShouldNotContain(request => request.Method == "GET" && request.Target.StartsWith("/in/trackback/named", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Webmention_is_preferred_to_pingback_and_both_to_trackback()
    {
        var target = blogs.Other.Put("/all", Rdf + "<link rel=\"pingback\" href=\"{root}/in/pingback\"><a rel=webmention href=/in/webmention>x</a>");
        var sent = await blogs.Blog.UntilAsync(await blogs.PublishAsync("All", target), "sent");
        sent.Single()["protocol"]!.GetValue<string>().ShouldBe("webmention");
        blogs.Other.Told(target).Count.ShouldBe(1);
    }

    private async Task AgainAsync(BlogResponse post, string id, int told, string target)
    {
        ((int)(await blogs.Blog.Author.PostAsync($"/api/posts/{post.Slug}/linkbacks/sent/{id}/retry")).Status).ShouldBe(202);
        await Wait.UntilAsync("it is told again", () => Task.FromResult(blogs.Other.Told(target).Count >= told));
        await blogs.Blog.IsQuietAsync();
    }
}
