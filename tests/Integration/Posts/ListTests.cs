using System.Net;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Posts;

[Collection(SharedBlog.Name)]
public sealed class ListTests(BlogFixture fixture)
{
    private readonly TestBlog _blog = fixture.Blog;

    private BlogClient Author => _blog.Author;

    [Fact]
    public async Task Paging_repeats_and_skips_nothing_while_posts_are_added()
    {
        for (var i = 1; i <= 7; i++)
            await Author.PublishNewAsync($"Paged {i}", categories: ["paging"], publishedAt: $"2002-01-{i:D2}T00:00:00Z");
        List<string> seen = [];
        for (var path = "/api/posts?category=paging&limit=3"; path is not null;)
        {
            var page = await Author.GetAsync(path);
            seen.AddRange(page.Json["items"]!.AsArray().Select(item => (string)item!["title"]!));
            path = (string?)page.Json["next"];
            if (path is not null)
                page.Headers.GetValues("Link").Single().ShouldBe($"<{path}>; rel=\"next\"");
            await Author.PublishNewAsync($"Newer than {seen.Count}", categories: ["paging"], publishedAt: $"2003-01-{seen.Count + 1:D2}T00:00:00Z");
        }

        seen.ShouldBe(["Paged 7", "Paged 6", "Paged 5", "Paged 4", "Paged 3", "Paged 2", "Paged 1"]);
    }

    [Fact]
    public async Task A_post_moves_between_lists_with_its_categories_tags_author_and_time()
    {
        (await Author.PutAsync("/api/authors/mover", new { name = "Mover" })).Status.ShouldBe(HttpStatusCode.Created);
        var post = await Author.PublishNewAsync("Moving", categories: ["from here"], tags: ["before"], publishedAt: "2004-01-31T15:30:00Z");
        var moved = await Author.PatchAsync(
            "/api/posts/" + post.Slug,
            new { categories = new[] { "to there" }, tags = new[] { "after" }, author = "mover", publishedAt = "2004-03-01T00:00:00Z" },
            post.ETag);

        moved.Status.ShouldBe(HttpStatusCode.OK, moved.Text);
        foreach (var gone in new[] { "category=from here", "tag=before", "month=2004-02" })
            (await Author.GetAsync("/api/posts?" + gone)).Json["items"]!.AsArray().ShouldBeEmpty(gone);
        foreach (var here in new[] { "category=to there", "tag=AFTER", "month=2004-03", "author=mover" })
            (await Author.GetAsync("/api/posts?" + here)).Json["items"]!.AsArray().Count.ShouldBe(1, here);
    }

    [Fact]
    public async Task A_month_begins_in_the_blogs_own_time_zone()
    {
        await Author.PublishNewAsync("New year in Tokyo", publishedAt: "2004-12-31T15:00:00Z");
        (await Author.GetAsync("/api/posts?month=2005-01")).Json["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Related_posts_share_tags_and_categories_first_whichever_was_published_first()
    {
        var older = await Author.PublishNewAsync("日本酒の選び方", "純米酒と吟醸酒の違い。酒蔵を訪ねて飲み比べる。", ["酒"], ["日本酒", "酒蔵"]);
        var beer = await Author.PublishNewAsync("ビールの夏", "麦の香り。", ["酒"], ["ビール"]);
        var newer = await Author.PublishNewAsync("酒蔵めぐり", "酒蔵を三つ訪ねて、純米酒を飲み比べた。", ["旅の酒"], ["日本酒", "酒蔵"]);

        (await RelatedAsync(newer.Slug))[0].ShouldBe(older.Slug);
        await Wait.UntilAsync("the older post shows the newer one", async () => (await RelatedAsync(older.Slug)).Take(2).SequenceEqual([newer.Slug, beer.Slug]));
    }

    [Fact]
    public async Task A_post_that_goes_or_is_renamed_does_so_in_the_related_posts_of_others_too()
    {
        var older = await Author.PublishNewAsync("Going one", tags: ["going"]);
        var newer = await Author.PublishNewAsync("Going two", tags: ["going"]);
        (await RelatedAsync(newer.Slug)).ShouldContain(older.Slug);
        await Wait.UntilAsync("both show each other", async () => (await RelatedAsync(older.Slug)).Contains(newer.Slug));

        await Author.PatchAsync("/api/posts/" + older.Slug, new { title = "Going by another name" }, "*");
        await Wait.UntilAsync("the new name is shown", async () => (await Author.GetAsync("/api/posts/" + newer.Slug)).Text.Contains("Going by another name", StringComparison.Ordinal));
        await Author.PostAsync($"/api/posts/{older.Slug}/withdraw", ifMatch: "*");
        await Wait.UntilAsync("the withdrawn post is shown no more", async () => !(await RelatedAsync(newer.Slug)).Contains(older.Slug));
    }

    [Fact]
    public async Task The_permalink_page_lists_the_latest_of_its_category_and_links_its_neighbours()
    {
        for (var i = 1; i <= 13; i++)
            await Author.PublishNewAsync($"In the family {i:D2}", categories: ["family"], publishedAt: $"2006-01-{i:D2}T00:00:00Z");
        var page = await (await _blog.Reader.GetAsync(new Uri("/posts/in-the-family-02", UriKind.Relative))).Content.ReadAsStringAsync();

        page.ShouldContain("「family」カテゴリの記事");
        page.ShouldContain("In the family 13");
        page.ShouldContain("« In the family 01");
        page.ShouldContain("In the family 03 »");
    }

    private async Task<IReadOnlyList<string>> RelatedAsync(string slug) =>
        [.. (await Author.GetAsync("/api/posts/" + slug)).Json["related"]!.AsArray().Select(post => (string)post!["slug"]!)];
}
