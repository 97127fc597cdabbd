using System.Net;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Posts;

/// <summary>Readable requests that ask for what is not there or not allowed.</summary>
[Collection(SharedBlog.Name)]
public sealed class RefusedRequestTests(BlogFixture fixture)
{
    private readonly TestBlog _blog = fixture.Blog;

    [Theory]
    [InlineData("?cursor=x")]
    [InlineData("?cursor=%00")]
    [InlineData("?cursor=////")]
    [InlineData("?cursor=YWxsCjxiPg")]
    [InlineData("?limit=0")]
    [InlineData("?limit=101")]
    [InlineData("?limit=ten")]
    [InlineData("?limit=99999999999999999999")]
    [InlineData("?month=2010-13")]
    [InlineData("?month=2010")]
    [InlineData("?status=deleted")]
    [InlineData("?category=a/b")]
    [InlineData("?category=a&tag=b")]
    [InlineData("?tag=a&tag=b")]
    [InlineData("?unknown=1")]
    public async Task A_bad_query_is_refused_by_name(string query)
    {
        var response = await _blog.Author.GetAsync("/api/posts" + query);

        response.Status.ShouldBe(HttpStatusCode.BadRequest, response.Text);
        response.Json["errors"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        await _blog.Author.PublishNewAsync("cursor 1", categories: ["cursors"]);
        await _blog.Author.PublishNewAsync("cursor 2", categories: ["cursors"]);
        var next = (string)(await _blog.Author.GetAsync("/api/posts?category=cursors&limit=1")).Json["next"]!;

        (await _blog.Author.GetAsync(next)).Status.ShouldBe(HttpStatusCode.OK);
        (await _blog.Author.GetAsync(next.Replace("category=cursors&", "", StringComparison.Ordinal))).Problem.ShouldBe("invalid-cursor");
    }

    [Theory]
    [InlineData("/api/posts/%FF%FE")]
    [InlineData("/api/posts/..%2F..%2Fetc")]
    [InlineData("/api/posts/a%23b")]
    [InlineData("/api/posts/no-such-post")]
    [InlineData("/api/authors/%F0%9F%92%A9")]
    [InlineData("/api/nothing/here")]
    public async Task A_path_that_names_nothing_is_not_found(string path)
    {
        var response = await _blog.Author.GetAsync(path);
        response.Status.ShouldBe(HttpStatusCode.NotFound, response.Text);
        response.MediaType.ShouldBe("application/problem+json");
    }

    [StandaloneFact("The Functions host's own server takes paths of at most 8 KiB.")]
    public async Task A_slug_of_10_000_characters_in_the_path_is_not_found() =>
        (await _blog.Author.GetAsync("/api/posts/" + new string('s', 10_000))).Status.ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("not-quoted")]
    [InlineData("\"")]
    [InlineData("W/\"1-0123456789abcdef\"")]
    [InlineData("\"99-0123456789abcdef\"")]
    [InlineData("\"\"")]
    [InlineData("\"1-x\"")]
    [InlineData("\"1-\"")]
    public async Task A_wrong_If_Match_changes_nothing(string ifMatch)
    {
        var created = await _blog.Author.CreateAsync(new { title = "guarded", body = "kept" });
        var response = await _blog.Author.PatchAsync("/api/posts/" + created.Slug, new { body = "lost" }, ifMatch);

        ((int)response.Status).ShouldBeOneOf(400, 412);
        (await _blog.Author.GetAsync("/api/posts/" + created.Slug)).Json["body"]!.GetValue<string>().ShouldBe("kept");
    }

    [Theory]
    [InlineData("POST", "/api/posts")]
    [InlineData("PUT", "/api/posts/x")]
    [InlineData("PATCH", "/api/posts/x")]
    [InlineData("DELETE", "/api/posts/x")]
    [InlineData("POST", "/api/posts/x/publish")]
    [InlineData("POST", "/api/posts/x/schedule")]
    [InlineData("POST", "/api/posts/x/withdraw")]
    [InlineData("GET", "/api/posts/x/revisions")]
    [InlineData("GET", "/api/posts/x/revisions/1")]
    [InlineData("POST", "/api/posts/x/revisions/1/restore")]
    [InlineData("PUT", "/api/authors/x")]
    [InlineData("GET", "/api/posts?status=draft")]
    public async Task Without_the_key_nobody_writes_or_sees_what_is_not_published(string method, string path)
    {
        foreach (var authorization in new[] { null, "Bearer wrong", "Bearer", "Basic YTpi", $"Bearer {TestBlog.AuthorKey}x" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
            if (authorization is not null)
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            var response = await BlogResponse.ReadAsync(await _blog.Reader.SendAsync(request));
            response.Status.ShouldBe(HttpStatusCode.Unauthorized);
            response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        }
    }

    [Theory]
    [InlineData("PATCH", "/api/posts", "GET, HEAD, OPTIONS, POST")]
    [InlineData("POST", "/api/posts/x", "DELETE, GET, HEAD, OPTIONS, PATCH, PUT")]
    [InlineData("GET", "/api/posts/x/publish", "OPTIONS, POST")]
    [InlineData("POST", "/posts/x", "GET, HEAD, OPTIONS")]
    [InlineData("POST", "/", "GET, HEAD, OPTIONS")]
    public async Task A_wrong_method_is_answered_with_the_right_ones(string method, string path, string allow)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        using var response = await _blog.Reader.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.Order(StringComparer.Ordinal).ShouldBe(allow.Split(", "));
    }
}
