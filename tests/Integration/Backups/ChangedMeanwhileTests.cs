using System.Net;
using System.Net.Http.Json;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServerlessBlog.Backups;
using ServerlessBlog.Backups.Files;
using ServerlessBlog.Backups.Making;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Backups;

/// <summary>A back-up is no snapshot: what changes while it is made comes in line after a restore.</summary>
public sealed class ChangedMeanwhileTests : IAsyncLifetime
{
    private const string Id = "20260103T061255Z";

    private TestBlog? _blog;

    private TestBlog Blog => _blog!;

    public async Task InitializeAsync() => _blog = await TestBlog.StartAsync();

    public async Task DisposeAsync() => await Blog.DisposeAsync();

    [Fact]
    public async Task Posts_and_comments_that_change_while_a_back_up_is_made_are_in_line_after_its_restore()
    {
        for (var i = 1; i <= 6; i++)
            await Blog.Author.PublishNewAsync($"Post {i}", $"The text number {i}.", ["Before"], ["tag"], $"2010-01-0{i}T00:00:00Z");
        await CommentAsync("post-3");
        await CommentAsync("post-6");
        await Blog.DrainAsync();
        var waiting = (await Blog.Author.GetAsync("/api/desk")).Json["items"]!.AsArray().Single(item => (string)item!["post"]! == "post-3")!["id"]!;
        await BackupClient.PassAsync(TimeSpan.FromSeconds(4));
        await using var bus = new ServiceBusClient(Blog.Bus.ConnectionString);
        var (store, maker) = MakerOf(bus);
        (await store.TryBeginAsync(Id, default)).ShouldNotBeNull();
        // The timeline and the desk are read; feedback and posts are not.
        (await maker.StepAsync(Id, default)).ShouldBeTrue();
        (await maker.StepAsync(Id, default)).ShouldBeTrue();

        await SendAsync(HttpMethod.Patch, "post-1", "", new { categories = new[] { "After" }, title = "Renamed" });
        await SendAsync(HttpMethod.Post, "post-2", "/withdraw", null);
        await SendAsync(HttpMethod.Delete, "post-6", "", null);
        await Blog.Author.PublishNewAsync("Post 7", "Between two others.", ["Before"], ["tag"], "2010-01-04T12:00:00Z");
        (await Blog.Author.PostAsync($"/api/desk/{waiting}/approve")).Status.ShouldBe(HttpStatusCode.OK);
        await CommentAsync("post-4");
        await Blog.DrainAsync(TimeSpan.FromMinutes(2));
        while (await maker.StepAsync(Id, default))
        {
            // Step by step to its end.
        }

        var before = await SeenAsync();
        await Blog.RestoreAsync(Id);
        await Blog.DrainAsync(TimeSpan.FromMinutes(2));

        var after = await SeenAsync();
        foreach (var (path, answer) in before)
            after[path].ShouldBe(answer, path);
        // No row of a list is left that no post knows of.
        foreach (var (key, _) in (await Blog.RowsAsync()).Where(row => row.Key.StartsWith("timeline: ", StringComparison.Ordinal)))
            key.ShouldNotContain("_post-6");
    }

    [Fact]
    public async Task A_comment_that_is_approved_after_its_table_was_read_and_before_its_post_was_is_counted_as_it_is_shown()
    {
        await Blog.Author.PublishNewAsync("Post 1");
        await CommentAsync("post-1");
        await Blog.DrainAsync();
        var waiting = (string)(await Blog.Author.GetAsync("/api/desk")).Json["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!;
        await BackupClient.PassAsync(TimeSpan.FromSeconds(4));
        await using var bus = new ServiceBusClient(Blog.Bus.ConnectionString);
        var (store, maker) = MakerOf(bus);
        (await store.TryBeginAsync(Id, default)).ShouldNotBeNull();
        foreach (var table in TableRules.Order.TakeWhile(table => table != StorageNames.Posts))
            (await maker.StepAsync(Id, default)).ShouldBeTrue(table);

        (await Blog.Author.PostAsync($"/api/desk/{waiting}/approve")).Status.ShouldBe(HttpStatusCode.OK);
        await Blog.DrainAsync(TimeSpan.FromMinutes(2));
        ((int)(await Blog.Author.GetAsync("/api/posts/post-1")).Json["commentCount"]!).ShouldBe(1);
        while (await maker.StepAsync(Id, default))
        {
            // Step by step to its end.
        }

        await Blog.RestoreAsync(Id);
        await Blog.DrainAsync(TimeSpan.FromMinutes(2));

        (await Blog.Author.GetAsync("/api/posts/post-1/comments")).Json["items"]!.AsArray().ShouldBeEmpty();
        ((int?)(await Blog.Author.GetAsync("/api/posts/post-1")).Json["commentCount"] ?? 0).ShouldBe(0);
        ((string)(await Blog.Author.GetAsync("/api/desk")).Json["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!).ShouldBe(waiting);
    }

    [Fact]
    public async Task A_chain_that_names_wrong_neighbours_is_mended()
    {
        for (var i = 1; i <= 4; i++)
            await Blog.Author.PublishNewAsync($"Post {i}", publishedAt: $"2010-01-0{i}T00:00:00Z");
        var tables = new TableServiceClient(Blog.Azurite.ConnectionString);
        var timeline = tables.GetTableClient("timeline");
        await foreach (var row in timeline.QueryAsync<TableEntity>("PartitionKey eq 'all'"))
        {
            if (row.RowKey.EndsWith("_post-2", StringComparison.Ordinal))
                await timeline.UpdateEntityAsync(new TableEntity("all", row.RowKey) { ["NewerSlug"] = "never-read", ["NewerTitle"] = "Never read" }, row.ETag);
        }

        var placed = await new ListRepair(tables).RepairAsync(new HashSet<string>(StringComparer.Ordinal) { "post-2" }, default);

        placed["post-2"].SelectMany(placement => placement.Lists).ShouldBe(["all", "author:author", "month:2010-01"], ignoreOrder: true);
        var post = (await Blog.Author.GetAsync("/api/posts/post-2")).Json;
        ((string)post["next"]!["slug"]!).ShouldBe("post-3");
        ((string)post["previous"]!["slug"]!).ShouldBe("post-1");
    }

    private (BackupStore Store, BackupMaker Maker) MakerOf(ServiceBusClient bus)
    {
        var (tables, blobs, time) = (new TableServiceClient(Blog.Azurite.ConnectionString), new BlobServiceClient(Blog.Azurite.ConnectionString), TimeProvider.System);
        var (store, clock) = (new BackupStore(blobs), new BlogClock(time, Options.Create(new BlogOptions())));
        return (store, new BackupMaker(
            store, new TableExport(tables, store), new BlobExport(blobs, store, time),
            new Retention(store, Options.Create(new BackupOptions()), clock, NullLogger<Retention>.Instance), new QueueSender(bus, TimeProvider.System), clock, NullLogger<BackupMaker>.Instance));
    }

    private async Task<SortedDictionary<string, string>> SeenAsync()
    {
        var seen = await Blog.AnswersAsync(
            ["/", "/archives/2010/01", "/categories/After", "/categories/Before", "/tags/tag", "/search?q=number", "/search?q=Between", "/posts/post-6", "/api/posts/post-3/comments", "/api/posts/post-4/comments"]);
        foreach (var path in new[] { "/api/posts?limit=50", "/api/posts?status=withdrawn", "/api/desk", "/api/desk?state=approved" })
            seen[path] = (await Blog.Author.GetAsync(path)).Text;
        foreach (var slug in new[] { "post-1", "post-3", "post-4", "post-5", "post-7" })
        {
            var post = (await Blog.Author.GetAsync("/api/posts/" + slug)).Json;
            seen[slug] = $"{post["title"]} {post["body"]} {post["previous"]} {post["next"]} {post["commentCount"]}";
        }

        return seen;
    }

    private async Task CommentAsync(string slug)
    {
        using var content = JsonContent.Create(new { name = "たろう", text = $"読みました: {slug}" });
        using var sent = await Blog.Reader.PostAsync(new Uri($"/api/posts/{slug}/comments", UriKind.Relative), content);
        sent.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    private async Task SendAsync(HttpMethod method, string slug, string action, object? body)
    {
        var path = "/api/posts/" + slug;
        var answer = await Blog.Author.SendAsync(method, path + action, body, (await Blog.Author.GetAsync(path)).ETag, method == HttpMethod.Patch ? "application/merge-patch+json" : "application/json");
        ((int)answer.Status).ShouldBeInRange(200, 299, answer.Text);
    }
}
