using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Posts;

[Collection(SharedBlog.Name)]
public sealed class BadInputTests(BlogFixture fixture)
{
    private readonly TestBlog _blog = fixture.Blog;

    public static TheoryData<string, string> WrongFields => new()
    {
        { "/title", """{"body":"x"}""" },
        { "/title", """{"title":""}""" },
        { "/title", """{"title":" \t "}""" },
        { "/title", """{"title":7}""" },
        { "/title", """{"title":["x"]}""" },
        { "/title", """{"title":{"a":1}}""" },
        { "/title", """{"title":"line\nbreak"}""" },
        { "/title", """{"title":"nul\u0000"}""" },
        { "/title", $$"""{"title":"{{new string('あ', 201)}}"}""" },
        { "/body", """{"title":"x","body":1}""" },
        { "/body", $$"""{"title":"x","body":"{{new string('b', (1024 * 1024) + 1)}}"}""" },
        { "/body", $$"""{"title":"x","body":"{{new string('>', 5000)}} deep"}""" },
        { "/format", """{"title":"x","format":"word"}""" },
        { "/format", """{"title":"x","format":1}""" },
        { "/excerpt", """{"title":"x","excerpt":true}""" },
        { "/excerpt", $$"""{"title":"x","excerpt":"{{new string('e', 1001)}}"}""" },
        { "/categories", """{"title":"x","categories":"one"}""" },
        { "/categories", $$"""{"title":"x","categories":[{{string.Join(',', Enumerable.Range(0, 21).Select(i => $"\"c{i}\""))}}]}""" },
        { "/categories/1", """{"title":"x","categories":["good",2]}""" },
        { "/categories/0", """{"title":"x","categories":[""]}""" },
        { "/categories/0", """{"title":"x","categories":["a/b"]}""" },
        { "/categories/0", """{"title":"x","categories":[".."]}""" },
        { "/categories/0", """{"title":"x","categories":[null]}""" },
        { "/tags", $$"""{"title":"x","tags":[{{string.Join(',', Enumerable.Range(0, 51).Select(i => $"\"t{i}\""))}}]}""" },
        { "/tags/0", $$"""{"title":"x","tags":["{{new string('t', 101)}}"]}""" },
        { "/tags/0", """{"title":"x","tags":["back\\slash"]}""" },
        { "/tags/0", """{"title":"x","tags":["\u0001"]}""" },
        { "/tags/0", """{"title":"x","tags":["\uFFFE"]}""" },
        { "/categories/0", """{"title":"x","categories":["\uFDD0"]}""" },
        { "/title", """{"title":"\uFFFF"}""" },
        { "/author", """{"title":"x","author":"nobody"}""" },
        { "/author", """{"title":"x","author":"../x"}""" },
        { "/language", """{"title":"x","language":"not a language"}""" },
        { "/status", """{"title":"x","status":"deleted"}""" },
        { "/status", """{"title":"x","status":["draft"]}""" },
        { "/publishedAt", """{"title":"x","publishedAt":"yesterday"}""" },
        { "/publishedAt", """{"title":"x","publishedAt":"2010-01-03"}""" },
        { "/publishedAt", """{"title":"x","publishedAt":"2010-02-30T00:00:00Z"}""" },
        { "/publishedAt", """{"title":"x","publishedAt":"0001-01-01T00:00:00Z"}""" },
        { "/publishedAt", """{"title":"x","publishedAt":"9999-12-31T23:59:59Z","status":"published"}""" },
        { "/publishedAt", """{"title":"x","publishedAt":1262476800}""" },
        { "/slug", """{"title":"x","slug":""}""" },
        { "/slug", """{"title":"x","slug":"a/b"}""" },
        { "/slug", """{"title":"x","slug":".."}""" },
        { "/slug", """{"title":"x","slug":"UPPER"}""" },
        { "/slug", """{"title":"x","slug":"with space"}""" },
        { "/slug", $$"""{"title":"x","slug":"{{new string('s', 10_000)}}"}""" },
        { "/colour", """{"title":"x","colour":"red"}""" },
        { "/Title", """{"title":"x","Title":"y"}""" },
        { "/a~1b~0c", """{"title":"x","a/b~c":1}""" },
    };

    public static TheoryData<string> Unreadable =>
    [
        "", "{", "[]", "null", "\"text\"", "7", "{]", "{\"title\":}", "{'title':'x'}", "{title:\"x\"}",
        "{\"title\":\"x\",}", "{\"title\":\"x\"} {}", "{\"title\":\"x\"}//", "{\"title\":NaN}", "{\"title\":\"\\ud800\"}",
        "{\"title\":\"x\",\"title\":\"y\"}", "{\"tags\":" + new string('[', 100) + new string(']', 100) + "}",
        new string('[', 100_000), "{\"title\":\"unterminated", "{\"title\":0123}", "\u0000",
    ];

    public static TheoryData<string> Naughty =>
    [
        "undefined", "null", "NULL", "true", "-1", "1e400", "0x7f", "\\", "'; DROP TABLE posts; --", "' or PartitionKey ne '",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "{{7*7}}", "${7*7}", "@Html.Raw(1)",
        "../../../../etc/passwd", "%2e%2e%2f", "%00", "%", "$(rm -rf /)", "&lt;b&gt;", "Ω≈ç√∫", "田中さんにあげて下さい", "ﾊﾝｶｸ", "ｆｕｌｌ",
        "👩‍👩‍👧‍👦 family", "🇯🇵", "e\u0301", "T\u0335\u0321\u0353\u0356h\u0338e", "\u202Eright to left", "\u200B\u200Bzero width", "\uFEFFbom", "ﷺ", "ß ẞ ı İ",
        "مرحبا", "שלום", "ภาษาไทย", "-- 2009-12-26 08:51, x, javascript:1", "CON", "aux.txt", "🏳️‍🌈", "𠮷野家", "a\u00A0b",
    ];

    [Theory]
    [MemberData(nameof(WrongFields))]
    public async Task A_wrong_field_is_named_and_nothing_is_written(string pointer, string json)
    {
        var before = await DraftCountAsync();

        var response = await _blog.Author.PostAsync("/api/posts", json);

        response.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, response.Text);
        response.MediaType.ShouldBe("application/problem+json");
        response.Problem.ShouldBe("invalid-field");
        response.Json["errors"]!.AsArray().Select(error => (string)error!["pointer"]!).ShouldContain(pointer);
        response.Json["detail"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        (await DraftCountAsync()).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_is_not_one_JSON_object_is_refused(string json)
    {
        var response = await _blog.Author.PostAsync("/api/posts", json);

        response.Status.ShouldBe(HttpStatusCode.BadRequest, response.Text);
        response.Problem.ShouldBe("invalid-request");
    }

    [Theory]
    [MemberData(nameof(Naughty))]
    public async Task Strange_text_is_stored_and_shown_as_it_is_or_refused_by_field(string text)
    {
        var created = await _blog.Author.PostAsync(
            "/api/posts",
            new { title = text, body = text, excerpt = text, categories = new[] { text }, tags = new[] { text }, status = "published" });

        if (created.Status == HttpStatusCode.UnprocessableEntity)
        {
            created.Json["errors"]!.AsArray().ShouldNotBeEmpty();
            return;
        }

        created.Status.ShouldBe(HttpStatusCode.Created, created.Text);
        created.Json["title"]!.GetValue<string>().ShouldBe(text.Trim());
        created.Json["body"]!.GetValue<string>().ShouldBe(text);
        var page = await BlogResponse.ReadAsync(await _blog.Reader.GetAsync(new Uri("/posts/" + Uri.EscapeDataString(created.Slug), UriKind.Relative)));
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldNotContain("<script>alert");
        page.Text.ShouldNotContain("<img src=x onerror");
        var list = await _blog.Author.GetAsync("/api/posts?limit=1&tag=" + Uri.EscapeDataString(text.Trim()));
        list.Json["items"]!.AsArray().Select(item => (string)item!["slug"]!).ShouldContain(created.Slug);
    }

    [Fact]
    public async Task Invalid_UTF8_is_refused()
    {
        var response = await SendAsync(HttpMethod.Post, "/api/posts", [.. "{\"title\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

        response.Status.ShouldBe(HttpStatusCode.BadRequest, response.Text);
        response.Problem.ShouldBe("invalid-request");
    }

    [Fact]
    public async Task A_body_of_2_MiB_is_refused_by_name_and_one_of_9_MiB_unread()
    {
        var json = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { title = "x", body = new string('x', 2 * 1024 * 1024) }));
        var named = await SendAsync(HttpMethod.Post, "/api/posts", json);
        named.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        named.Json["errors"]![0]!["pointer"]!.GetValue<string>().ShouldBe("/body");

        (await SendAsync(HttpMethod.Post, "/api/posts", new byte[9 * 1024 * 1024])).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_body_of_exactly_1_MiB_comes_back_whole()
    {
        var body = new string('本', 1024 * 1024 / 3) + "x";
        var created = await _blog.Author.CreateAsync(new { title = "one MiB", body });

        created.Json["body"]!.GetValue<string>().ShouldBe(body);
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        var response = await _blog.Author.SendAsync(HttpMethod.Post, "/api/posts", "{}", mediaType: "text/plain");
        response.Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        response.Problem.ShouldBe("unsupported-media-type");
    }

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

    [Fact]
    public async Task A_slug_of_10_000_characters_in_the_path_is_not_found() =>
        (await _blog.Author.GetAsync("/api/posts/" + new string('s', 10_000))).Status.ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("not-quoted")]
    [InlineData("\"")]
    [InlineData("W/\"1-0123456789abcdef\"")]
    [InlineData("\"99-0123456789abcdef\"")]
    [InlineData("\"\"")]
    public async Task A_wrong_If_Match_changes_nothing(string ifMatch)
    {
        var created = await _blog.Author.CreateAsync(new { title = "guarded", body = "kept" });
        var response = await _blog.Author.PatchAsync("/api/posts/" + created.Slug, new { body = "lost" }, ifMatch);

        ((int)response.Status).ShouldBeOneOf(400, 412);
        (await _blog.Author.GetAsync("/api/posts/" + created.Slug)).Json["body"]!.GetValue<string>().ShouldBe("kept");
    }

    [Theory]
    [InlineData("""{"at":"soon"}""")]
    [InlineData("""{"at":"2001-01-01T00:00:00Z"}""")]
    [InlineData("""{"at":"9999-12-31T23:59:59Z"}""")]
    [InlineData("""{"at":null}""")]
    [InlineData("{}")]
    public async Task A_post_cannot_be_scheduled_for_a_wrong_time(string json)
    {
        var created = await _blog.Author.CreateAsync(new { title = "not scheduled" });
        var response = await _blog.Author.PostAsync($"/api/posts/{created.Slug}/schedule", json, created.ETag);

        response.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, response.Text);
        response.Json["errors"]![0]!["pointer"]!.GetValue<string>().ShouldBe("/at");
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
    [InlineData("PATCH", "/api/posts", "GET, HEAD, POST")]
    [InlineData("POST", "/api/posts/x", "DELETE, GET, HEAD, PATCH, PUT")]
    [InlineData("GET", "/api/posts/x/publish", "POST")]
    [InlineData("POST", "/posts/x", "GET, HEAD")]
    [InlineData("POST", "/", "GET, HEAD")]
    public async Task A_wrong_method_is_answered_with_the_right_ones(string method, string path, string allow)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        using var response = await _blog.Reader.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.Order(StringComparer.Ordinal).ShouldBe(allow.Split(", "));
    }

    private async Task<int> DraftCountAsync()
    {
        var count = 0;
        for (var path = "/api/posts?status=draft&limit=100"; path is not null;)
        {
            var page = await _blog.Author.GetAsync(path);
            count += page.Json["items"]!.AsArray().Count;
            path = (string?)page.Json["next"];
        }

        return count;
    }

    private async Task<BlogResponse> SendAsync(HttpMethod method, string path, byte[] json)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestBlog.AuthorKey);
        request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var response = await _blog.Reader.SendAsync(request);
        return await BlogResponse.ReadAsync(response);
    }
}
