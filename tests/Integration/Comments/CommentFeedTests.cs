using System.Net;
using System.Xml.Linq;
using ServerlessBlog.Tests.Integration.Pages;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Comments;

/// <summary>Where comments show besides their post's page, and where an e-mail address never does.</summary>
[Collection(SharedBlog.Name)]
public sealed class CommentFeedTests(BlogFixture fixture)
{
    private const string Email = "nowhere.to.be.seen@mail.example";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Threading = "http://purl.org/syndication/thread/1.0";

    private readonly TestBlog _blog = fixture.Blog;

    [Fact]
    public async Task Comments_are_counted_on_lists_and_in_feeds_and_the_address_of_who_wrote_them_is_nowhere()
    {
        var post = await _blog.Author.PublishNewAsync("Counted", categories: ["counted"]);
        var sent = await _blog.Reader.SendCommentAsync(post.Slug, new { name = "はなこ", email = Email, url = "https://hanako.example/", text = "数えてください。" });
        var (id, link) = ((string)sent.Json["id"]!, sent.Headers.Location!.ToString());
        await _blog.DecideAsync(id, "approve");
        await _blog.Author.PostAsync($"/api/posts/{post.Slug}/comments", new { name = "書いた人", email = Email, text = "返事", replyTo = id });
        await _blog.DrainAsync();
        await Wait.UntilAsync("the comments are counted", async () => (int)(await _blog.Reader.AskAsync("GET", "/api/posts?category=counted")).Json["items"]![0]!["commentCount"]! == 2);

        var page = await _blog.Reader.PageAsync("/categories/counted");
        page.QuerySelector($"a[href='/posts/{post.Slug}#comments']")!.TextContent.ShouldBe("コメント (2)");
        var permalink = await _blog.Reader.PageAsync("/posts/" + post.Slug);
        permalink.QuerySelector(".facts a[href='#comments']")!.TextContent.ShouldBe("コメント (2)");
        var feedPath = permalink.QuerySelector("link[rel=alternate][href$='comments.xml']")!.GetAttribute("href")!;

        var answer = await _blog.Reader.AskAsync("GET", feedPath);
        answer.MediaType.ShouldBe("application/atom+xml");
        answer.StorageTransactions.ShouldBeLessThanOrEqualTo(2);
        var url = new Uri(_blog.BaseUrl, "/posts/" + post.Slug).ToString();
        var entries = XDocument.Parse(answer.Text).Root!.Elements(Atom + "entry").ToList();
        entries.Select(entry => (string)entry.Element(Threading + "in-reply-to")!.Attribute("ref")!).ShouldBe([$"{url}#comment-{id}", url]);
        entries.Select(entry => (string)entry.Element(Atom + "author")!.Element(Atom + "name")!).ShouldBe(["書いた人", "はなこ"]);
        XDocument.Parse((await _blog.Reader.AskAsync("GET", "/categories/counted/atom.xml")).Text).Descendants(Atom + "link")
            .Single(element => (string?)element.Attribute("rel") == "replies").Attribute(Threading + "count")!.Value.ShouldBe("2");
        XDocument.Parse((await _blog.Reader.AskAsync("GET", "/categories/counted/rss.xml")).Text).Descendants("item").Single()
            .Element(XName.Get("comments", "http://purl.org/rss/1.0/modules/slash/"))!.Value.ShouldBe("2");

        foreach (var path in new[]
        {
            "/", "/posts/" + post.Slug, $"/posts/{post.Slug}?replyTo={id}", $"/posts/{post.Slug}?own=" + link.Split("own=")[1], "/my-comment?own=" + link.Split("own=")[1],
            feedPath, "/atom.xml", "/rss.xml", "/feed.json", "/categories/counted", "/categories/counted/feed.json", "/search?q=nowhere", "/sitemap.xml",
            "/api/posts/" + post.Slug, "/api/posts?category=counted", $"/api/posts/{post.Slug}/comments", link, link.Split('?')[0],
        })
        {
            var seen = await _blog.Reader.AskAsync("GET", path);
            seen.Status.ShouldBe(HttpStatusCode.OK, path);
            seen.Text.ShouldNotContain("nowhere.to.be.seen", Case.Insensitive, path);
        }

        _blog.App.Output.ToString()!.ShouldNotContain("nowhere.to.be.seen", Case.Insensitive, "not in the log either");
    }

    [Fact]
    public async Task The_feed_of_a_post_without_comments_is_empty_and_of_no_post_is_404()
    {
        var post = await _blog.Author.PublishNewAsync("Nobody comments");
        XDocument.Parse((await _blog.Reader.AskAsync("GET", $"/posts/{post.Slug}/comments.xml")).Text).Root!.Elements(Atom + "entry").ShouldBeEmpty();
        (await _blog.Reader.AskAsync("GET", "/posts/nobody-at-all/comments.xml")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
