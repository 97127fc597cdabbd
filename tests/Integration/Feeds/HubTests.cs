using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Feeds;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Feeds;

/// <summary>WebSub with a real hub next to the blog.</summary>
[Trait("Takes", "long")]
public sealed class HubTests
{
    private static readonly string[] Formats = ["atom.xml", "feed.json", "rss.xml"];

    [Fact]
    public async Task A_hub_hears_of_each_change_that_readers_can_see_and_again_until_it_takes_it()
    {
        var refusals = 0;
        await using var hub = await LocalServer.StartAsync(http =>
        {
            http.Response.StatusCode = Interlocked.Decrement(ref refusals) >= 0 ? StatusCodes.Status500InternalServerError : StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions
        {
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Blog__WebSubHub"] = $"{hub.Url}publish",
                ["Outbound__AllowPrivate"] = hub.Authority,
            },
        });
        await NamesItsHubAsync(blog, hub);

        var draft = await blog.Author.CreateAsync(new { title = "Told", body = "text", categories = new[] { "Old Category" }, tags = new[] { "hub" } });
        await blog.DrainAsync();
        hub.Requests.ShouldBeEmpty("a draft is nobody's business");

        var published = await blog.Author.PostAsync($"/api/posts/{draft.Slug}/publish", ifMatch: draft.ETag);
        (await ToldAsync(blog, hub, 0)).ShouldBe(TopicsOf(blog, "", "authors/author/", "categories/old%20category/", "tags/hub/"), ignoreOrder: true);

        var seen = hub.Requests.Count;
        var moved = await blog.Author.PatchAsync("/api/posts/" + draft.Slug, new { categories = new[] { "New" } }, published.ETag);
        (await ToldAsync(blog, hub, seen)).ShouldBe(TopicsOf(blog, "", "authors/author/", "categories/old%20category/", "categories/new/", "tags/hub/"), ignoreOrder: true);

        // Twice a topic is refused; each time the whole message comes again.
        seen = hub.Requests.Count;
        Volatile.Write(ref refusals, 2);
        await blog.Author.PostAsync($"/api/posts/{draft.Slug}/withdraw", ifMatch: moved.ETag);
        var topics = TopicsOf(blog, "", "authors/author/", "categories/new/", "tags/hub/");
        (await ToldAsync(blog, hub, seen)).Distinct().ShouldBe(topics, ignoreOrder: true);
        hub.Requests.Count.ShouldBeGreaterThanOrEqualTo(seen + (2 * topics.Count));

        seen = hub.Requests.Count;
        await blog.Author.DeleteAsync("/api/posts/" + draft.Slug, "*");
        await blog.DrainAsync();
        hub.Requests.Count.ShouldBe(seen, "it was in no feed any more");
    }

    private static async Task NamesItsHubAsync(TestBlog blog, LocalServer hub)
    {
        foreach (var format in Formats)
        {
            using var response = await blog.Reader.GetAsync(new Uri("/" + format, UriKind.Relative));
            var feed = FeedRules.Check(format, await response.Content.ReadAsStringAsync());
            feed.Hubs.ShouldBe([$"{hub.Url}publish"]);
            response.Headers.GetValues("Link").ShouldBe([$"<{feed.Id}>; rel=\"self\", <{hub.Url}publish>; rel=\"hub\""]);
            response.Headers.CacheControl!.ToString().ShouldBe("public, max-age=5", "a cache in front must not show a hub what was before");
        }
    }

    private static List<string> TopicsOf(TestBlog blog, params string[] paths) =>
        [.. paths.SelectMany(path => Formats.Select(format => $"{blog.BaseUrl}{path}{format}"))];

    /// <summary>What the hub was told since it had seen that many requests, when all is done.</summary>
    private static async Task<IEnumerable<string>> ToldAsync(TestBlog blog, LocalServer hub, int seen)
    {
        await Wait.UntilAsync("the hub is told", () => Task.FromResult(hub.Requests.Count > seen));
        await blog.DrainAsync();
        var requests = hub.Requests.Skip(seen).ToList();
        requests.ShouldAllBe(request => request.Method == "POST" && request.Target == "/publish" && request.Headers["Content-Type"] == "application/x-www-form-urlencoded");
        requests.ShouldAllBe(request => request.Headers["User-Agent"] == $"ServerlessBlog (+{blog.BaseUrl})");
        var forms = requests.Select(request => QueryHelpers.ParseQuery(request.Body)).ToList();
        forms.ShouldAllBe(form => form["hub.mode"] == "publish");
        return forms.Select(form => form["hub.url"].ToString());
    }
}
