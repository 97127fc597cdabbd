using System.Net;
using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;

namespace ServerlessBlog.Tests.Integration.Chaos;

/// <summary>Compares every place that shows a post with every other.</summary>
internal static class Consistency
{
    /// <summary>Which of the posts are published, by their records.</summary>
    public static async Task<IReadOnlySet<string>> PublishedAsync(this TestBlog blog, IEnumerable<string> slugs)
    {
        HashSet<string> published = new(StringComparer.Ordinal);
        foreach (var slug in slugs)
        {
            var post = await blog.Author.GetAsync("/api/posts/" + slug);
            post.Status.ShouldBe(HttpStatusCode.OK);
            if ((string)post.Json["status"]! == "published")
                published.Add(slug);
        }

        return published;
    }

    /// <summary>Each published post is in each of its lists exactly once, each other one in none but its own list.</summary>
    public static async Task ShouldBeInLineAsync(this TestBlog blog, IReadOnlyCollection<string> slugs, IReadOnlySet<string> published)
    {
        (await blog.PublishedAsync(slugs)).ShouldBe(published, ignoreOrder: true);
        var month = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(9));
        foreach (var list in new[] { "?", "?category=chaos&", "?tag=kill&", "?author=author&", $"?month={month:yyyy-MM}&" })
            (await AllAsync(blog, list)).ShouldBe(published, ignoreOrder: true, $"list {list}");
        (await AllAsync(blog, "?status=draft&")).ShouldBe(slugs.Except(published), ignoreOrder: true, "drafts");

        var newestFirst = await AllAsync(blog, "?");
        (await WalkAsync(blog, newestFirst[0], "previous")).ShouldBe(newestFirst, "from the newest, previous leads through all posts");
        (await WalkAsync(blog, newestFirst[^1], "next")).ShouldBe(newestFirst.Reverse(), "from the oldest, next leads through all posts");
    }

    private static async Task<IReadOnlyList<string>> AllAsync(TestBlog blog, string query)
    {
        List<string> slugs = [];
        for (string? path = $"/api/posts{query}limit=7"; path is not null;)
        {
            var page = await blog.Author.GetAsync(path);
            page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
            slugs.AddRange(page.Json["items"]!.AsArray().Select(item => (string)item!["slug"]!));
            path = (string?)page.Json["next"];
        }

        return slugs;
    }

    private static async Task<IReadOnlyList<string>> WalkAsync(TestBlog blog, string start, string direction)
    {
        List<string> slugs = [];
        for (JsonNode? at = start; at is not null && slugs.Count <= 1000;)
        {
            slugs.Add((string)at!);
            at = (await blog.Author.GetAsync("/api/posts/" + slugs[^1])).Json[direction]?["slug"];
        }

        return slugs;
    }
}
