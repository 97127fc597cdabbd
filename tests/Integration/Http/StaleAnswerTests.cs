using System.Net;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Http;

public sealed class StaleAnswerTests
{
    [Fact]
    public async Task When_storage_is_down_what_was_read_before_is_still_served_and_the_rest_says_when_to_come_back()
    {
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions { Durable = true });
        var read = await blog.Author.PublishNewAsync("Read before", "<b>the old text</b>");
        var unread = await blog.Author.PublishNewAsync("Never read");
        var pages = new[] { "/", "/posts/" + read.Slug, "/api/posts/" + read.Slug, "/atom.xml" };
        foreach (var page in pages)
            (await GetAsync(blog, page)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await blog.DrainAsync();

        await blog.KillAzuriteAsync();
        foreach (var page in pages)
        {
            await Wait.UntilAsync("the answer is no longer fresh", async () => TimingOf(await GetAsync(blog, page)).Contains("stale", StringComparison.Ordinal));
            using var stale = await GetAsync(blog, page);
            stale.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            TimingOf(stale).ShouldContain("cache;desc=\"stale\"", Case.Sensitive, page);
        }

        using var missing = await GetAsync(blog, "/posts/" + unread.Slug);
        missing.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        missing.Headers.RetryAfter.ShouldNotBeNull();
        missing.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await missing.Content.ReadAsStringAsync()).ShouldNotContain("   at ");
        using var missingJson = await GetAsync(blog, "/api/posts/" + unread.Slug);
        missingJson.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        missingJson.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");

        await blog.StartAzuriteAsync();
        await Wait.UntilAsync("the blog looks again", async () => !TimingOf(await GetAsync(blog, pages[0])).Contains("stale", StringComparison.Ordinal));
        (await GetAsync(blog, "/posts/" + unread.Slug)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> GetAsync(TestBlog blog, string path) => blog.Reader.GetAsync(new Uri(path, UriKind.Relative));

    private static string TimingOf(HttpResponseMessage response) => string.Join(", ", response.Headers.GetValues("Server-Timing"));
}
