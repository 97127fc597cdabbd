using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using ServerlessBlog.Platform.Storage;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Backups;

/// <summary>A blog of 200 posts is lost in several ways, and brought back.</summary>
[Trait("Takes", "long")]
public sealed class RestoreTests(FullBlog full) : IClassFixture<FullBlog>
{
    [Fact]
    public async Task In_an_empty_account_with_nothing_but_the_container_of_back_ups_the_blog_comes_back_byte_for_byte()
    {
        // Azurite holds everything in memory: what comes up again is another account.
        await full.Blog.KillAzuriteAsync();
        await full.Blog.StartAzuriteAsync();
        await full.Blog.PutBlobsAsync(full.Backups);

        var restore = await full.Blog.RestoreAsync(full.Id);

        await ShouldBeAsItWasAsync();
        PartOf(restore, "posts", "kept").ShouldBe(0);
        PartOf(restore, "blobs:posts", "written").ShouldBe(full.Blobs.Count);
    }

    [Fact]
    public async Task What_was_written_since_goes_and_what_was_lost_or_changed_comes_back()
    {
        var author = full.Blog.Author;
        var added = (await author.PublishNewAsync("Not in the back-up", "Twitter活用術", ["SNS"], ["Twitter"], "2010-01-05T00:00:00Z")).Slug;
        foreach (var (method, slug) in new[] { (HttpMethod.Patch, full.Slugs[0]), (HttpMethod.Delete, full.Slugs[1]), (HttpMethod.Patch, "seeded-0005") })
        {
            var tag = (await author.GetAsync("/api/posts/" + slug)).ETag;
            ((int)(await author.SendAsync(method, "/api/posts/" + slug, method == HttpMethod.Patch ? new { title = "Changed", body = "Changed" } : null, tag, "application/merge-patch+json")).Status).ShouldBeInRange(200, 299);
        }

        (await author.PostAsync($"/api/posts/{full.Slugs[2]}/comments", new { name = "はなこ", text = "あとから。" })).Status.ShouldBe(System.Net.HttpStatusCode.Created);
        await LoseAsync();

        var restore = await full.Blog.RestoreAsync(full.Id);

        await ShouldBeAsItWasAsync();
        (await author.GetAsync("/api/posts/" + added)).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        PartOf(restore, "posts", "removed").ShouldBeGreaterThan(0);
        PartOf(restore, "posts", "kept").ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Restored_twice_the_blog_is_the_same_and_nothing_is_written()
    {
        await full.Blog.RestoreAsync(full.Id);

        var again = await full.Blog.RestoreAsync(full.Id);

        again["parts"]!.AsArray().Sum(part => (long)part!["written"]! + (long)part["removed"]!).ShouldBe(0);
        (await full.Blog.RowsAsync()).ShouldBe(full.Rows);
    }

    [Fact]
    public async Task A_restore_whose_process_is_killed_at_any_step_ends_right_when_it_goes_on()
    {
        foreach (var (step, afterAnswer) in new[] { (40, false), (350, true) })
        {
            await LoseAsync();
            var dead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            full.Steps.Act = () =>
            {
                full.Blog.App.Kill();
                dead.TrySetResult();
            };
            full.Steps.AfterAnswer = afterAnswer;
            full.Steps.Restart();
            full.Steps.At = step;
            (await full.Blog.BeginRestoreAsync(full.Id)).Status.ShouldBe(System.Net.HttpStatusCode.Accepted);
            await dead.Task.WaitAsync(TimeSpan.FromMinutes(1));
            full.Steps.At = 0;
            await full.Blog.KillAppAsync();
            await full.Blog.StartAppAsync();

            ((string)(await full.Blog.WaitForRestoreAsync(full.Id))["state"]!).ShouldBe("finished");
            await ShouldBeAsItWasAsync(answers: false);
        }
    }

    [Theory]
    [InlineData("/posts-", "posts")]
    [InlineData("/feedback-", "feedback")]
    [InlineData("copies/", "copies")]
    [InlineData("/manifest.json", "manifest")]
    public async Task A_damaged_back_up_is_refused_and_nothing_is_touched(string part, string named)
    {
        var name = full.Backups.Keys.First(key => key.Contains(part, StringComparison.Ordinal))["backups/".Length..];
        var before = await full.Blog.RowsAsync();
        var blob = new BlobContainerClient(full.Blog.Azurite.ConnectionString, StorageNames.Backups).GetBlobClient(name);
        var bytes = (await blob.DownloadContentAsync()).Value.Content.ToArray();
        var damaged = bytes.ToArray();
        damaged[damaged.Length / 2] ^= 1;
        damaged[0] ^= 1;
        await blob.UploadAsync(new BinaryData(damaged), overwrite: true);

        var begun = await full.Blog.BeginRestoreAsync(full.Id);
        if (named == "manifest")
        {
            begun.Problem.ShouldBe("conflict");
            ((string)(await full.Blog.Author.GetAsync("/api/backups/" + full.Id)).Json["state"]!).ShouldBe("damaged");
        }
        else
        {
            var restore = await full.Blog.WaitForRestoreAsync(full.Id);
            ((string)restore["state"]!).ShouldBe("failed");
            ((string)restore["problem"]!).ShouldContain($"The file {name} has changed since.");
        }

        await blob.UploadAsync(new BinaryData(bytes), overwrite: true);
        (await full.Blog.RowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_restore_needs_the_id_of_a_finished_back_up_twice()
    {
        (await full.Blog.Author.PostAsync($"/api/backups/{full.Id}/restore", new { confirm = "yes" })).Problem.ShouldBe("invalid-field");
        (await full.Blog.Author.PostAsync($"/api/backups/{full.Id}/restore", new { })).Problem.ShouldBe("invalid-field");
        (await full.Blog.BeginRestoreAsync("20100103T061255Z")).Problem.ShouldBe("not-found");
        (await full.Blog.BeginRestoreAsync("the-last-one")).Problem.ShouldBe("not-found");
        using var reader = await full.Blog.Reader.PostAsync(new Uri($"/api/backups/{full.Id}/restore", UriKind.Relative), null);
        reader.StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }

    private static long PartOf(JsonObject restore, string name, string member) => (long)restore["parts"]!.AsArray().Single(part => (string)part!["name"]! == name)![member]!;

    /// <summary>All tables but one are emptied, and all containers; some rows of the other are changed or gone.</summary>
    private async Task LoseAsync()
    {
        var tables = new TableServiceClient(full.Blog.Azurite.ConnectionString);
        foreach (var table in StorageNames.Tables.Where(table => table != StorageNames.Posts))
            await tables.DeleteTableAsync(table);
        foreach (var container in new[] { StorageNames.Bodies, StorageNames.Search })
        {
            var client = new BlobContainerClient(full.Blog.Azurite.ConnectionString, container);
            await foreach (var blob in client.GetBlobsAsync())
                await client.DeleteBlobAsync(blob.Name);
        }

        var posts = tables.GetTableClient(StorageNames.Posts);
        await posts.DeleteEntityAsync("seeded-0005", "post");
        await posts.UpsertEntityAsync(new TableEntity("seeded-0006", "post") { ["Title"] = 7, ["Version"] = "x" }, TableUpdateMode.Replace);
        await posts.UpsertEntityAsync(new TableEntity("zzz", "post") { ["Title"] = "Never was" });
    }

    private async Task ShouldBeAsItWasAsync(bool answers = true)
    {
        ShouldBe(await full.Blog.RowsAsync(), full.Rows);
        ShouldBe(await full.Blog.BlobsAsync(), full.Blobs);
        if (answers)
            ShouldBe(await full.Blog.AnswersAsync(full.Paths()), full.Answers);
    }

    private static void ShouldBe(SortedDictionary<string, string> now, SortedDictionary<string, string> before)
    {
        now.Keys.Except(before.Keys).ShouldBeEmpty("of these nothing was there");
        before.Keys.Except(now.Keys).ShouldBeEmpty("these are missing");
        foreach (var (key, value) in before)
            now[key].ShouldBe(value, key);
    }
}
