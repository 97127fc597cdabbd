using System.Net;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Posts;

[Collection(SharedBlog.Name)]
public sealed class EditTests(BlogFixture fixture)
{
    private readonly BlogClient _author = fixture.Blog.Author;

    [Fact]
    public async Task A_merge_patch_changes_what_it_names_and_null_takes_the_default()
    {
        var created = await _author.CreateAsync(new { title = "Patched", body = "kept", excerpt = "written", tags = new[] { "one", "two" }, language = "en" });
        var patched = await _author.PatchAsync("/api/posts/" + created.Slug, new { excerpt = (string?)null, tags = new[] { "three" }, language = (string?)null }, created.ETag);

        patched.Status.ShouldBe(HttpStatusCode.OK, patched.Text);
        patched.Json["body"]!.GetValue<string>().ShouldBe("kept");
        patched.Json["excerpt"]!.GetValue<string>().ShouldBe("kept", "taken from the text again");
        patched.Json["tags"]!.AsArray().Select(tag => (string)tag!).ShouldBe(["three"]);
        patched.Json["language"]!.GetValue<string>().ShouldBe("ja");
    }

    [Fact]
    public async Task A_drafts_time_can_be_set_and_taken_back_and_a_restore_keeps_it()
    {
        var draft = await _author.CreateAsync(new { title = "Dated", body = "one", publishedAt = "2010-01-03T00:00:00Z" });
        var path = "/api/posts/" + draft.Slug;
        var edited = await _author.PatchAsync(path, new { body = "two" }, draft.ETag);
        var restored = await _author.PostAsync(path + "/revisions/1/restore", ifMatch: edited.ETag);
        restored.Json["publishedAt"]!.GetValue<string>().ShouldBe("2010-01-03T00:00:00Z");

        var cleared = await _author.PatchAsync(path, new { publishedAt = (string?)null }, restored.ETag);
        cleared.Json["publishedAt"].ShouldBeNull();
    }

    [Fact]
    public async Task A_post_can_be_read_and_put_back_unchanged_without_a_new_revision()
    {
        var created = await _author.PublishNewAsync("Round trip", "text with an excerpt of its own", ["a"], ["b"]);
        var path = "/api/posts/" + created.Slug;
        var read = await _author.GetAsync(path);

        var put = await _author.PutAsync(path, read.Text, read.ETag);

        put.Status.ShouldBe(HttpStatusCode.OK, put.Text);
        put.ETag.ShouldBe(read.ETag);
        put.Json["revision"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_replacement_cannot_move_the_permalink_or_change_the_status()
    {
        var created = await _author.CreateAsync(new { title = "Fixed" });
        var refused = await _author.PutAsync("/api/posts/" + created.Slug, new { title = "Fixed", slug = "elsewhere", status = "published" }, created.ETag);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Json["errors"]!.AsArray().Select(error => (string)error!["pointer"]!).ShouldBe(["/slug", "/status"]);
    }

    [Fact]
    public async Task An_unchanged_post_is_answered_with_304()
    {
        var created = await _author.PublishNewAsync("Not modified");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/posts/" + created.Slug, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("If-None-Match", created.ETag);
        using var response = await fixture.Blog.Reader.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        response.Headers.ETag!.ToString().ShouldBe(created.ETag);
    }

    [Fact]
    public async Task HEAD_has_the_headers_of_GET_and_no_body()
    {
        var created = await _author.PublishNewAsync("Head only");
        foreach (var path in new[] { "/", "/posts/" + created.Slug, "/api/posts/" + created.Slug, "/api/posts", "/api/authors", "/api/authors/author", "/healthz", "/api/openapi.json", "/assets/site.css" })
        {
            var get = await fixture.Blog.Reader.GetAsync(new Uri(path, UriKind.Relative));
            using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.Relative));
            using var head = await fixture.Blog.Reader.SendAsync(request);
            head.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            head.Content.Headers.ContentLength.ShouldBe(get.Content.Headers.ContentLength, path);
            head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType, path);
            (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task An_authors_profile_is_made_and_edited_and_shown_with_the_posts()
    {
        var made = await _author.PutAsync("/api/authors/hana", new { name = "花子", bio = "写真と旅。", url = "https://hana.example/" });
        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        (await _author.PutAsync("/api/authors/hana", new { name = "x" })).Status.ShouldBe(HttpStatusCode.PreconditionRequired);
        var edited = await _author.PutAsync("/api/authors/hana", new { name = "花子（旅）" }, made.ETag);
        edited.Status.ShouldBe(HttpStatusCode.OK, edited.Text);
        (await _author.PutAsync("/api/authors/hana", new { name = "x" }, made.ETag)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await _author.PutAsync("/api/authors/new-one", new { name = "x" }, "*")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);

        var standing = await _author.GetAsync("/api/authors/author");
        (await _author.PutAsync("/api/authors/author", new { name = "編集部" }, standing.ETag)).Status.ShouldBe(HttpStatusCode.Created, "nobody had written the default profile yet");

        var post = await _author.CreateAsync(new { title = "花子の記事", author = "hana", status = "published" });
        var page = await (await fixture.Blog.Reader.GetAsync(new Uri("/posts/" + Uri.EscapeDataString(post.Slug), UriKind.Relative))).Content.ReadAsStringAsync();
        page.ShouldContain("花子（旅）");
    }
}
