using System.Net;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Posts;

[Collection(SharedBlog.Name)]
public sealed class ConcurrencyTests(BlogFixture fixture)
{
    private readonly BlogClient _author = fixture.Blog.Author;

    [Fact]
    public async Task Posts_of_the_same_title_created_at_once_get_different_slugs()
    {
        var created = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => _author.CreateAsync(new { title = "The same title", body = $"text {i}" })));

        created.Select(post => post.Slug).Distinct(StringComparer.Ordinal).Count().ShouldBe(12);
        foreach (var post in created)
            (await _author.GetAsync("/api/posts/" + post.Slug)).Json["body"]!.GetValue<string>().ShouldBe(post.Json["body"]!.GetValue<string>());
    }

    [Fact]
    public async Task Of_edits_made_at_once_from_the_same_version_exactly_one_wins()
    {
        var created = await _author.CreateAsync(new { title = "Contended", body = "0" });
        var path = "/api/posts/" + created.Slug;

        var edits = await Task.WhenAll(Enumerable.Range(1, 12).Select(i => _author.PatchAsync(path, new { body = $"{i}" }, created.ETag)));

        var winner = edits.Single(edit => edit.Status == HttpStatusCode.OK);
        edits.Count(edit => edit.Status == HttpStatusCode.PreconditionFailed).ShouldBe(11);
        var now = await _author.GetAsync(path);
        now.Json["body"]!.GetValue<string>().ShouldBe(winner.Json["body"]!.GetValue<string>());
        now.Json["revision"]!.GetValue<int>().ShouldBe(2);
        (await _author.GetAsync(path + "/revisions")).Json["items"]!.AsArray().Count.ShouldBe(2, "a refused edit leaves no revision");
    }

    [Fact]
    public async Task Posts_published_at_once_are_each_others_neighbours_without_a_gap()
    {
        var posts = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            _author.PublishNewAsync($"Neighbours {i}", categories: ["neighbourhood"], publishedAt: $"2001-01-{i + 1:D2}T00:00:00Z")));

        for (var i = 1; i < posts.Length; i++)
        {
            (await _author.GetAsync("/api/posts/" + posts[i].Slug)).Json["previous"]!["slug"]!.GetValue<string>().ShouldBe(posts[i - 1].Slug);
            (await _author.GetAsync("/api/posts/" + posts[i - 1].Slug)).Json["next"]!["slug"]!.GetValue<string>().ShouldBe(posts[i].Slug);
        }
    }
}
