using System.Net;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Posts;

/// <summary>Fields that are wrong or strange.</summary>
[Collection(SharedBlog.Name)]
public sealed class BadFieldTests(BlogFixture fixture)
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
        { "/tags/0", $$"""{"title":"x","tags":["{{string.Concat(Enumerable.Repeat("\uD834\uDD60", 100))}}"]}""" },
        { "/tags", $$"""{"title":"x","tags":[{{string.Join(',', Enumerable.Range(0, 40).Select(i => $"\"{i}{new string('t', 90)}\""))}}]}""" },
        { "/language", """{"title":"x","language":"ja\n"}""" },
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
}
