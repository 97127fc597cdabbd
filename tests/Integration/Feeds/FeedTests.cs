using System.Net;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Feeds;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Feeds;

[Collection(SharedBlog.Name)]
public sealed class FeedTests(BlogFixture fixture)
{
    private readonly TestBlog _blog = fixture.Blog;

    public static TheoryData<string, string> Formats => new()
    {
        { "atom.xml", "application/atom+xml; charset=utf-8" },
        { "rss.xml", "application/rss+xml; charset=utf-8" },
        { "feed.json", "application/feed+json; charset=utf-8" },
    };

    private BlogClient Author => _blog.Author;

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_kind_of_list_has_a_feed_with_the_whole_texts(string fileName, string contentType)
    {
        (await Author.PutAsync("/api/authors/feeder", new { name = "Feeder <&> 山田" })).Status.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.PreconditionRequired);
        var post = await Author.CreateAsync(new
        {
            title = "In every feed",
            body = "A *text* with an [own link](/about) and a note.[^1]\n\n[^1]: The note.\n\n![](pictures/a.png)",
            categories = new[] { "Feed Kinds" },
            tags = new[] { "フィード C#" },
            author = "feeder",
            status = "published",
        });
        var permalink = new Uri(_blog.BaseUrl, "/posts/" + post.Slug).AbsoluteUri;
        foreach (var (path, title) in new[]
        {
            ("/", "ServerlessBlog"),
            ("/categories/feed%20kinds/", "Feed Kinds - ServerlessBlog"),
            ("/tags/%E3%83%95%E3%82%A3%E3%83%BC%E3%83%89%20c%23/", "フィード C# - ServerlessBlog"),
            ("/authors/feeder/", "Feeder <&> 山田 - ServerlessBlog"),
        })
        {
            using var response = await _blog.Reader.GetAsync(new Uri(path + fileName, UriKind.Relative));
            var feed = FeedRules.Check(fileName, await response.Content.ReadAsStringAsync());

            response.Content.Headers.ContentType!.ToString().ShouldBe(contentType);
            feed.Title.ShouldBe(title);
            feed.Id.ShouldBe(new Uri(_blog.BaseUrl, path + fileName).AbsoluteUri);
            (feed.Self ?? feed.Id).ShouldBe(feed.Id);
            feed.Page.ShouldBe(new Uri(_blog.BaseUrl, path.Length > 1 ? path.TrimEnd('/') : path).AbsoluteUri);
            response.Headers.GetValues("Link").ShouldBe([$"<{feed.Id}>; rel=\"self\""]);
            var entry = feed.Entries.First(entry => entry.Title == "In every feed");
            entry.Id.ShouldBe(permalink);
            entry.Author.ShouldBe("Feeder <&> 山田");
            entry.Categories.ShouldBe(["Feed Kinds", "フィード C#"]);
            entry.Html.ShouldContain("<em>text</em>");
            entry.Html.ShouldContain($"href=\"{_blog.BaseUrl}about\"");
            entry.Html.ShouldContain($"src=\"{_blog.BaseUrl}posts/pictures/a.png\"");
            entry.Html.ShouldContain($"href=\"{entry.Id}#post--");
            entry.Html.ShouldNotContain("href=\"#");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task However_a_name_is_spelt_the_feed_is_the_same(string fileName, string contentType)
    {
        await Author.PublishNewAsync("Spelt", categories: ["Spelling Bee"]);
        using var response = await _blog.Reader.GetAsync(new Uri($"/categories/SPELLING%20bee/{fileName}?utm_source=x", UriKind.Relative));
        var feed = FeedRules.Check(fileName, await response.Content.ReadAsStringAsync());

        response.Content.Headers.ContentType!.ToString().ShouldBe(contentType);
        feed.Title.ShouldBe("Spelling Bee - ServerlessBlog");
        feed.Id.ShouldBe($"{_blog.BaseUrl}categories/spelling%20bee/{fileName}");
    }

    [Theory]
    [InlineData("/categories/nothing-has-this/atom.xml")]
    [InlineData("/tags/nothing-has-this/rss.xml")]
    [InlineData("/authors/nobody/feed.json")]
    [InlineData("/nonsense/author/atom.xml")]
    [InlineData("/posts/author/rss.xml")]
    [InlineData("/categories/a%5Cb/feed.json")]
    public async Task What_has_no_posts_has_no_feed(string path)
    {
        using var response = await _blog.Reader.GetAsync(new Uri(path, UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        using var response = await _blog.Reader.GetAsync(new Uri("/atom.xml?cursor=nonsense", UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_id_stays_when_the_title_changes_and_only_a_change_by_the_author_moves_the_time()
    {
        var draft = await Author.CreateAsync(new { title = "Before", body = "text", tags = new[] { "stable id" } });
        var published = await Author.PostAsync($"/api/posts/{draft.Slug}/publish", ifMatch: draft.ETag);
        var before = await ReadAsync("/tags/stable%20id/", "atom.xml");
        before.UpdatedAt.ShouldBe(before.PublishedAt, "nothing has changed since it appeared");

        await Author.PublishNewAsync("A neighbour", tags: ["stable id"], publishedAt: "1988-01-01T00:00:00Z");
        (await ReadAsync("/tags/stable%20id/", "atom.xml")).ShouldBeEquivalentTo(before);
        (await Author.PatchAsync("/api/posts/" + draft.Slug, new { title = "After" }, published.ETag)).Status.ShouldBe(HttpStatusCode.OK);

        var after = await ReadAsync("/tags/stable%20id/", "atom.xml");
        after.Title.ShouldBe("After");
        after.PublishedAt.ShouldBe(before.PublishedAt);
        after.UpdatedAt!.Value.ShouldBeGreaterThan(before.UpdatedAt!.Value);
        foreach (var format in new[] { "atom.xml", "rss.xml", "feed.json" })
            (await ReadAsync("/tags/stable%20id/", format)).Id.ShouldBe(before.Id);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Hostile_text_reaches_the_reader_as_text(string fileName, string contentType)
    {
        const string title = "]]> <script>&amp; 👨‍👩‍👧 עברית \u202Eمرحبا\u202C";
        await Author.CreateAsync(new { title, body = "before\u0001\u000B\uFFFE after ]]> & <b>😀</b> שלום", tags = new[] { "hostile]]>&" }, status = "published" });
        var entry = await ReadAsync("/tags/hostile%5D%5D%3E%26/", fileName);

        entry.Title.ShouldBe(title, contentType);
        entry.Html.ShouldContain("before\uFFFD after ]]&gt; &amp; <b>😀</b> שלום");
        entry.Categories.ShouldBe(["hostile]]>&"]);
    }

    private async Task<ReadEntry> ReadAsync(string path, string fileName) =>
        FeedRules.Check(fileName, await _blog.Reader.GetStringAsync(new Uri(path + fileName, UriKind.Relative))).Entries[0];
}
