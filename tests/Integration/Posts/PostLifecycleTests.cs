using System.Net;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Posts;

[Collection(SharedBlog.Name)]
public sealed class PostLifecycleTests(BlogFixture fixture)
{
    private readonly TestBlog _blog = fixture.Blog;

    private BlogClient Author => _blog.Author;

    [Fact]
    public async Task A_new_post_is_a_draft_that_only_the_author_sees()
    {
        var created = await Author.CreateAsync(new { title = "下書きの記事", body = "まだ秘密です。" });

        created.Json["status"]!.GetValue<string>().ShouldBe("draft");
        created.Slug.ShouldBe("下書きの記事");
        created.Headers.Location!.ToString().ShouldBe("/api/posts/" + Uri.EscapeDataString(created.Slug));
        (await GetAsync("/api/posts/" + created.Slug)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync("/posts/" + created.Slug)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Author.GetAsync("/api/posts/" + created.Slug)).Status.ShouldBe(HttpStatusCode.OK);
        (await SlugsAsync("/api/posts")).ShouldNotContain(created.Slug);
        (await SlugsAsync("/api/posts?status=draft", asAuthor: true)).ShouldContain(created.Slug);
    }

    [Fact]
    public async Task A_published_post_is_on_its_page_and_in_every_list_it_belongs_to()
    {
        var created = await Author.CreateAsync(new { title = "公開する記事", body = "こんにちは **世界**。", categories = new[] { "お知らせ" }, tags = new[] { "C#", "Azure" } });
        var published = await Author.PostAsync($"/api/posts/{created.Slug}/publish", ifMatch: created.ETag);

        published.Status.ShouldBe(HttpStatusCode.OK);
        var page = await (await GetAsync("/posts/" + created.Slug)).Content.ReadAsStringAsync();
        page.ShouldContain("公開する記事");
        page.ShouldContain("<strong>世界</strong>");
        (await (await GetAsync("/")).Content.ReadAsStringAsync()).ShouldContain("公開する記事");
        var at = published.Json["publishedAt"]!.GetValue<DateTimeOffset>().ToOffset(TimeSpan.FromHours(9));
        foreach (var list in new[] { "", "?category=お知らせ", "?tag=C%23", "?tag=azure", "?author=author", $"?month={at:yyyy-MM}", "?status=published" })
            (await SlugsAsync("/api/posts" + list)).ShouldContain(created.Slug, list);
        (await SlugsAsync("/api/posts?status=draft", asAuthor: true)).ShouldNotContain(created.Slug);
    }

    [Fact]
    public async Task An_edit_needs_the_current_etag()
    {
        var created = await Author.CreateAsync(new { title = "An edit", body = "one" });
        var path = "/api/posts/" + created.Slug;

        (await Author.PatchAsync(path, new { body = "two" })).Status.ShouldBe(HttpStatusCode.PreconditionRequired);
        var edited = await Author.PatchAsync(path, new { body = "two" }, created.ETag);
        edited.Status.ShouldBe(HttpStatusCode.OK);
        var stale = await Author.PutAsync(path, new { title = "lost", body = "three" }, created.ETag);

        stale.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        stale.Problem.ShouldBe("stale");
        var now = await Author.GetAsync(path);
        now.Json["body"]!.GetValue<string>().ShouldBe("two");
        now.Json["title"]!.GetValue<string>().ShouldBe("An edit");
        now.ETag.ShouldBe(edited.ETag);
    }

    [Fact]
    public async Task A_neighbours_publication_does_not_make_an_edit_stale()
    {
        var first = await Author.PublishNewAsync("The neighbour that stays");
        await Author.PublishNewAsync("The neighbour that comes");

        (await Author.GetAsync("/api/posts/" + first.Slug)).ETag.ShouldNotBe(first.ETag, "its next post is another one now");
        (await Author.PatchAsync("/api/posts/" + first.Slug, new { excerpt = "edited" }, first.ETag)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_withdrawn_post_leaves_the_lists_and_can_come_back_under_its_old_time()
    {
        var published = await Author.PublishNewAsync("Withdrawn and back", categories: ["comings and goings"]);
        var path = "/api/posts/" + published.Slug;
        var withdrawn = await Author.PostAsync(path + "/withdraw", ifMatch: published.ETag);

        withdrawn.Json["status"]!.GetValue<string>().ShouldBe("withdrawn");
        (await GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await GetAsync("/posts/" + published.Slug)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await SlugsAsync("/api/posts?category=comings and goings")).ShouldBeEmpty();

        var again = await Author.PostAsync(path + "/publish", ifMatch: withdrawn.ETag);
        again.Json["publishedAt"]!.GetValue<string>().ShouldBe(published.Json["publishedAt"]!.GetValue<string>());
        (await SlugsAsync("/api/posts?category=comings and goings")).ShouldBe([published.Slug]);
    }

    [Fact]
    public async Task An_older_revision_can_be_read_and_restored()
    {
        var one = await Author.CreateAsync(new { title = "Revised", body = "first text", tags = new[] { "old" } });
        var path = "/api/posts/" + one.Slug;
        var two = await Author.PutAsync(path, new { title = "Revised again", body = "second text" }, one.ETag);

        var revisions = (await Author.GetAsync(path + "/revisions")).Json["items"]!.AsArray();
        revisions.Select(revision => revision!["revision"]!.GetValue<int>()).ShouldBe([1, 2]);
        (await Author.GetAsync(path + "/revisions/1")).Json["body"]!.GetValue<string>().ShouldBe("first text");

        var restored = await Author.PostAsync(path + "/revisions/1/restore", ifMatch: two.ETag);
        restored.Json["revision"]!.GetValue<int>().ShouldBe(3);
        restored.Json["title"]!.GetValue<string>().ShouldBe("Revised");
        restored.Json["body"]!.GetValue<string>().ShouldBe("first text");
        restored.Json["tags"]!.AsArray().Select(tag => tag!.GetValue<string>()).ShouldBe(["old"]);
    }

    [Fact]
    public async Task A_deleted_post_is_gone_for_good_and_its_slug_is_not_used_again()
    {
        var published = await Author.PublishNewAsync("To be deleted");
        var path = "/api/posts/" + published.Slug;

        (await Author.DeleteAsync(path)).Status.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await Author.DeleteAsync(path, published.ETag)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await GetAsync("/posts/" + published.Slug)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await Author.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Gone);
        (await Author.GetAsync(path + "/revisions/1")).Status.ShouldBe(HttpStatusCode.Gone);
        (await SlugsAsync("/api/posts")).ShouldNotContain(published.Slug);
        (await Author.CreateAsync(new { title = "To be deleted" })).Slug.ShouldBe("to-be-deleted-2");
        (await Author.CreateAsync(new { title = "x", slug = published.Slug })).Slug.ShouldBe("to-be-deleted-3");
    }

    [Fact]
    public async Task A_scheduled_post_appears_by_itself_on_time()
    {
        var created = await Author.CreateAsync(new { title = "Scheduled", body = "later" });
        var at = DateTimeOffset.UtcNow.AddSeconds(4);
        var scheduled = await Author.PostAsync($"/api/posts/{created.Slug}/schedule", new { at = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture) }, created.ETag);

        scheduled.Json["status"]!.GetValue<string>().ShouldBe("scheduled");
        (await GetAsync("/posts/" + created.Slug)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SlugsAsync("/api/posts?status=scheduled", asAuthor: true)).ShouldContain(created.Slug);

        await Wait.UntilAsync("the post is published", async () => (await GetAsync("/posts/" + created.Slug)).IsSuccessStatusCode, TimeSpan.FromSeconds(20));
        DateTimeOffset.UtcNow.ShouldBeGreaterThanOrEqualTo(at);
        await Wait.UntilAsync("the post is in the lists", async () =>
            (await SlugsAsync("/api/posts")).Contains(created.Slug)
            && !(await SlugsAsync("/api/posts?status=scheduled", asAuthor: true)).Contains(created.Slug));
    }

    [Fact]
    public async Task Publishing_twice_changes_nothing()
    {
        var published = await Author.PublishNewAsync("Published twice");
        var again = await Author.PostAsync($"/api/posts/{published.Slug}/publish", ifMatch: published.ETag);

        again.Status.ShouldBe(HttpStatusCode.OK);
        again.ETag.ShouldBe(published.ETag);
    }

    private Task<HttpResponseMessage> GetAsync(string path) => _blog.Reader.GetAsync(new Uri(path, UriKind.Relative));

    private async Task<IReadOnlyList<string>> SlugsAsync(string path, bool asAuthor = false)
    {
        var response = asAuthor ? await Author.GetAsync(path) : await BlogResponse.ReadAsync(await GetAsync(path));
        response.Status.ShouldBe(HttpStatusCode.OK, response.Text);
        return [.. response.Json["items"]!.AsArray().Select(item => item!["slug"]!.GetValue<string>())];
    }
}
