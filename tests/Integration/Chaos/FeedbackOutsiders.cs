using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;

namespace ServerlessBlog.Tests.Integration.Chaos;

/// <summary>People who comment and blogs that link, and what they were told: what was taken must be there in the end.</summary>
internal sealed class FeedbackOutsiders(TestBlog blog, LocalServer pages, string slug)
{
    private readonly List<string> _comments = [];
    private readonly List<string> _trackbacks = [];
    private readonly Lock _noting = new();

    /// <summary>A server whose every page links to the post that its query names.</summary>
    public static Task<LocalServer> StartPagesAsync() => LocalServer.StartAsync(http =>
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync($"<!DOCTYPE html><title>A page</title><p>I read <a href=\"{http.Request.Query["post"]}\">this</a>.</p>");
    });

    /// <summary>Sends a comment; what is answered with success is noted. False when the blog could not take it.</summary>
    public async Task<bool> CommentAsync(int n)
    {
        try
        {
            using var content = JsonContent.Create(new { name = $"Reader {n}", email = $"reader{n}@secret.example", text = $"Comment number {n}, in its own words." });
            using var sent = await blog.Reader.PostAsync(new Uri($"/api/posts/{slug}/comments", UriKind.Relative), content);
            if (!sent.IsSuccessStatusCode)
                return false;
            Note(_comments, (string)JsonNode.Parse(await sent.Content.ReadAsStringAsync())!["id"]!);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>Sends a trackback; what is answered with success is noted. False when the blog could not take it.</summary>
    public async Task<bool> TrackbackAsync(int n)
    {
        var source = $"{pages.Url}{n}?post={Uri.EscapeDataString(new Uri(blog.BaseUrl, "/posts/" + slug).AbsoluteUri)}";
        try
        {
            using var content = new FormUrlEncodedContent([KeyValuePair.Create("url", source), KeyValuePair.Create("title", $"Page {n}"), KeyValuePair.Create("excerpt", $"Page number {n}.")]);
            using var sent = await blog.Reader.PostAsync(new Uri($"/posts/{slug}/trackback", UriKind.Relative), content);
            if (!(await sent.Content.ReadAsStringAsync()).Contains("<error>0</error>", StringComparison.Ordinal))
                return false;
            Note(_trackbacks, source);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>Everything that was taken is on the desk exactly once, and readers see exactly what is approved.</summary>
    public async Task ShouldBeInLineAsync(IReadOnlySet<string> approved)
    {
        var desk = await DeskAsync(blog);
        var ids = desk.Select(item => (string)item["id"]!).ToList();
        ids.ShouldBeUnique("nothing is on the desk twice");
        desk.Select(item => (string?)item["comment"]?["id"]).OfType<string>().ToList().IsSupersetOf(_comments).ShouldBeTrue("every comment that was taken is on the desk");
        desk.Select(item => (string?)item["linkback"]?["url"]).OfType<string>().ToList().IsSupersetOf(_trackbacks).ShouldBeTrue("every trackback that was taken is on the desk");

        var shown = desk.Where(item => (string)item["state"]! == "approved").Select(item => (string)item["id"]!).ToHashSet(StringComparer.Ordinal);
        shown.ShouldBe(approved, ignoreOrder: true, "what the author approved, and nothing else");
        var comments = (await blog.Author.GetAsync($"/api/posts/{slug}/comments?limit=100")).Json["items"]!.AsArray().Count;
        var linkbacks = (await blog.Author.GetAsync($"/api/posts/{slug}/linkbacks?limit=100")).Json["items"]!.AsArray().Count;
        (comments + linkbacks).ShouldBe(approved.Count);
        var post = await blog.Author.GetAsync("/api/posts/" + slug);
        ((int)post.Json["commentCount"]!, (int)post.Json["linkbackCount"]!).ShouldBe((comments, linkbacks), "the counts are those of what is shown");
    }

    /// <summary>All items of the desk, in every state.</summary>
    public static async Task<IReadOnlyList<JsonNode>> DeskAsync(TestBlog blog)
    {
        List<JsonNode> items = [];
        foreach (var state in new[] { "pending", "spam", "rejected", "approved" })
        {
            for (string? path = $"/api/desk?state={state}&limit=50"; path is not null;)
            {
                var page = await blog.Author.GetAsync(path);
                ((int)page.Status).ShouldBe(200, page.Text);
                items.AddRange(page.Json["items"]!.AsArray().Select(item => item!));
                path = (string?)page.Json["next"];
            }
        }

        return items;
    }

    private void Note(List<string> list, string item)
    {
        lock (_noting)
            list.Add(item);
    }
}

/// <summary>Sets as lists.</summary>
internal static class ListSets
{
    public static bool IsSupersetOf(this IEnumerable<string> all, IEnumerable<string> some) => all.ToHashSet(StringComparer.Ordinal).IsSupersetOf(some);
}
