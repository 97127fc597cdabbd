using System.Net;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Search;

/// <summary>GET /api/posts?q= of the running app.</summary>
[Collection(SharedBlog.Name)]
public sealed class SearchApiTests(BlogFixture fixture)
{
    private readonly TestBlog _blog = fixture.Blog;

    [Fact]
    public async Task A_post_is_found_as_soon_as_it_is_published_and_shows_where()
    {
        var draft = await _blog.Author.CreateAsync(new { title = "鯨と<外洋>", body = "海に**ザトウ鯨**がいた。\n\n<script>x</script>Whales & ships <3", tags = new[] { "生き物" } });
        (await FoundAsync("ザトウ鯨")).ShouldBeEmpty();

        await _blog.Author.PostAsync($"/api/posts/{draft.Slug}/publish", ifMatch: draft.ETag);

        var hit = (await FoundAsync("ザトウ鯨 whale")).ShouldHaveSingleItem();
        ((string)hit!["slug"]!).ShouldBe(draft.Slug);
        ((string)hit["match"]!).ShouldBe("海に<mark>ザトウ鯨</mark>がいた。 <mark>Whales</mark> &amp; ships &lt;3");
        ((string)hit["status"]!).ShouldBe("published");
        (await FoundAsync("生き物 外洋")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_edited_post_is_found_by_its_new_words_and_one_that_is_gone_by_none()
    {
        var post = await _blog.Author.PublishNewAsync("渡り鳥", "つばめの巣");
        var path = $"/api/posts/{post.Slug}";

        var edited = await _blog.Author.PatchAsync(path, new { body = "ひばりの歌" }, post.ETag);
        (await FoundAsync("つばめの巣")).ShouldBeEmpty();
        (await FoundAsync("渡り鳥 ひばり")).Count.ShouldBe(1);

        var withdrawn = await _blog.Author.PostAsync(path + "/withdraw", ifMatch: edited.ETag);
        (await FoundAsync("渡り鳥")).ShouldBeEmpty();

        var again = await _blog.Author.PostAsync(path + "/publish", ifMatch: withdrawn.ETag);
        (await FoundAsync("渡り鳥")).Count.ShouldBe(1);

        (await _blog.Author.DeleteAsync(path, again.ETag)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await FoundAsync("渡り鳥")).ShouldBeEmpty();
        await _blog.DrainAsync();
        (await FoundAsync("渡り鳥")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scheduled_post_is_not_found()
    {
        var draft = await _blog.Author.CreateAsync(new { title = "予定の流星群", body = "text" });
        await _blog.Author.PostAsync($"/api/posts/{draft.Slug}/schedule", new { at = DateTimeOffset.UtcNow.AddSeconds(3) }, draft.ETag);
        (await FoundAsync("流星群")).ShouldBeEmpty();

        await Wait.UntilAsync("it is published and found", async () => (await FoundAsync("流星群")).Count == 1);
    }

    [Fact]
    public async Task Pages_lead_on_to_the_next()
    {
        foreach (var n in Enumerable.Range(0, 3))
            await _blog.Author.PublishNewAsync($"三連休 {n}");

        var first = await GetAsync("/api/posts?q=三連休&limit=2");
        var second = await GetAsync((string)first.Json["next"]!);

        first.Headers.GetValues("Link").Single().ShouldEndWith("rel=\"next\"");
        first.Json["items"]!.AsArray().Concat(second.Json["items"]!.AsArray()).Select(item => (string)item!["title"]!).ShouldBe(["三連休 2", "三連休 1", "三連休 0"]);
        second.Json["next"].ShouldBeNull();
        first.StorageTransactions.ShouldBeLessThanOrEqualTo(6);
    }

    [Theory]
    [InlineData("q=", "invalid-request")]
    [InlineData("q=%20%E3%80%80", "invalid-request")]
    [InlineData("q=a&category=b", "invalid-request")]
    [InlineData("q=a&status=published", "invalid-request")]
    [InlineData("q=a&limit=0", "invalid-request")]
    [InlineData("q=a&cursor=x", "invalid-cursor")]
    public async Task A_query_that_means_nothing_is_refused(string query, string problem)
    {
        var answer = await GetAsync("/api/posts?" + query);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Problem.ShouldBe(problem);
    }

    [Fact]
    public async Task A_query_of_201_characters_is_refused_and_one_without_words_finds_nothing()
    {
        (await GetAsync("/api/posts?q=" + new string('a', 201))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await FoundAsync("…!?")).ShouldBeEmpty();
    }

    private async Task<JsonArray> FoundAsync(string query) => (await GetAsync("/api/posts?q=" + Uri.EscapeDataString(query))).Json["items"]!.AsArray();

    private async Task<BlogResponse> GetAsync(string path)
    {
        using var response = await _blog.Reader.GetAsync(new Uri(path, UriKind.Relative));
        return await BlogResponse.ReadAsync(response);
    }
}

/// <summary>The index merges by itself.</summary>
[Trait("Takes", "long")]
public sealed class MergeByMessageTests
{
    [Fact]
    public async Task After_so_many_publications_the_index_is_merged_and_still_right()
    {
        await using var blog = await TestBlog.StartAsync();
        var last = await blog.Author.PublishNewAsync("連番 0");
        for (var n = 1; n <= 65; n++)
            await blog.Author.PublishNewAsync($"連番 {n}");
        var container = new BlobContainerClient(blog.Azurite.ConnectionString, "search");

        await Wait.UntilAsync("the index is merged", async () =>
            await container.GetBlobsAsync().AnyAsync(blob => blob.Name.EndsWith("/documents", StringComparison.Ordinal)));
        await blog.DrainAsync();

        await blog.Author.PostAsync($"/api/posts/{last.Slug}/withdraw", ifMatch: last.ETag);
        using var response = await blog.Reader.GetAsync(new Uri("/api/posts?q=連番&limit=100", UriKind.Relative));
        var found = await BlogResponse.ReadAsync(response);
        found.Json["items"]!.AsArray().Count.ShouldBe(50);
        found.StorageTransactions.ShouldBeLessThanOrEqualTo(6);
        using var rest = await blog.Reader.GetAsync(new Uri((string)found.Json["next"]!, UriKind.Relative));
        (await BlogResponse.ReadAsync(rest)).Json["items"]!.AsArray().Count.ShouldBe(15);
    }
}
