using System.Net;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Comments;

/// <summary>The CORS protocol (Fetch standard) on the API of comments.</summary>
public sealed class CrossOriginTests(CommentBlog fixture) : IClassFixture<CommentBlog>, IAsyncLifetime
{
    private readonly TestBlog _blog = fixture.Blog;
    private string _slug = "";

    private string List => $"/api/posts/{_slug}/comments";

    public async Task InitializeAsync() => _slug = (await _blog.Author.PublishNewAsync("Across origins")).Slug;

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("", "GET, HEAD, POST")]
    [InlineData("/some-id", "GET, HEAD, DELETE")]
    public async Task A_preflight_of_an_allowed_origin_is_answered(string path, string methods)
    {
        var answer = await AskAsync("OPTIONS", List + path, CommentBlog.Origin, ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Single(answer, "Access-Control-Allow-Origin").ShouldBe(CommentBlog.Origin);
        Single(answer, "Access-Control-Allow-Methods").ShouldBe(methods);
        Single(answer, "Access-Control-Allow-Headers").ShouldNotBeNull().ShouldContain("Content-Type");
        Single(answer, "Vary").ShouldNotBeNull().ShouldContain("Origin");
        Single(answer, "Access-Control-Allow-Credentials").ShouldBeNull();
    }

    [Fact]
    public async Task Every_answer_can_be_read_by_an_allowed_origin_also_from_the_cache_and_also_a_problem()
    {
        foreach (var path in new[] { List, List, "/api/posts/nobody/comments", "/api/posts/nobody/comments", List + "?limit=0", List + "/nothing" })
        {
            using var answer = await AskAsync("GET", path, "http://localhost:8080");
            Single(answer, "Access-Control-Allow-Origin").ShouldBe("http://localhost:8080", path);
            Single(answer, "Vary").ShouldNotBeNull().ShouldContain("Origin", Case.Sensitive, path);
        }

        using var whole = await AskAsync("GET", List, CommentBlog.Origin);
        using var again = await AskAsync("GET", List, CommentBlog.Origin, ("If-None-Match", Single(whole, "ETag")!));
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        Single(again, "Access-Control-Allow-Origin").ShouldBe(CommentBlog.Origin);
        Single(whole, "Vary").ShouldNotBeNull().ShouldContain("Accept-Encoding");
    }

    [Fact]
    public async Task A_comment_sent_from_an_allowed_origin_gives_its_page_the_link()
    {
        var sent = await _blog.Reader.SendCommentAsync(_slug, new { name = "はなこ", text = "よそから。" }, ("Origin", CommentBlog.Origin));
        sent.Status.ShouldBe(HttpStatusCode.Accepted);
        sent.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([CommentBlog.Origin]);
        sent.Headers.GetValues("Access-Control-Expose-Headers").Single().ShouldContain("Location");

        var erased = await _blog.Reader.AskAsync("DELETE", sent.Headers.Location!.ToString(), ("Origin", CommentBlog.Origin));
        erased.Status.ShouldBe(HttpStatusCode.NoContent);
        erased.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([CommentBlog.Origin]);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://www.static.example")]
    [InlineData("https://www.static.example.evil.example")]
    public async Task Another_origin_gets_nothing(string origin)
    {
        foreach (var (method, path) in new[] { ("OPTIONS", List), ("GET", List), ("GET", List + "/x") })
        {
            using var answer = await AskAsync(method, path, origin, ("Access-Control-Request-Method", "POST"));
            answer.Headers.NonValidated.Select(header => header.Key).ShouldNotContain(name => name.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
            Single(answer, "Vary").ShouldNotBeNull().ShouldContain("Origin");
        }
    }

    [Theory]
    [InlineData("/api/posts")]
    [InlineData("/")]
    [InlineData("/atom.xml")]
    public async Task Nothing_else_is_for_other_origins(string path)
    {
        using var answer = await AskAsync("GET", path, CommentBlog.Origin);
        Single(answer, "Access-Control-Allow-Origin").ShouldBeNull();
    }

    private async Task<HttpResponseMessage> AskAsync(string method, string path, string origin, params (string Name, string Value)[] headers)
    {
        // Preflights are no operations of the description: they are asked past it.
        using var http = new HttpClient { BaseAddress = _blog.BaseUrl };
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Origin", origin);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request);
    }

    private static string? Single(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
