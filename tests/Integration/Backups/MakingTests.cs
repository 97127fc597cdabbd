using System.Net;
using Azure.Storage.Blobs;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Backups;

/// <summary>Back-ups are made, listed and removed.</summary>
public sealed class MakingTests : IAsyncLifetime
{
    private readonly StepCounter _steps = new();
    private readonly StepProxies _proxies;
    private TestBlog? _blog;

    public MakingTests() => _proxies = new StepProxies(_steps);

    private TestBlog Blog => _blog!;

    public async Task InitializeAsync() => _blog = await TestBlog.StartAsync(new TestBlogOptions
    {
        LockDuration = TimeSpan.FromSeconds(3),
        Connect = connection => connection.Contains("BlobEndpoint", StringComparison.Ordinal) ? _proxies.Reroute(connection) : connection,
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Backup__Keep"] = "2" },
    });

    public async Task DisposeAsync()
    {
        await Blog.DisposeAsync();
        await _proxies.DisposeAsync();
    }

    [Fact]
    public async Task Older_back_ups_go_and_those_that_are_kept_still_have_every_text()
    {
        List<string> ids = [];
        foreach (var title in new[] { "The first", "The second", "The third" })
        {
            await Blog.Author.PublishNewAsync(title, $"The text of {title}.");
            ids.Add(await Blog.BackUpAsync());
        }

        // The texts of the first post were copied for the back-up that is gone.
        var copies = (await Blog.BlobsAsync(StorageNames.Backups)).Keys.Where(name => name.StartsWith("backups/copies/", StringComparison.Ordinal)).ToList();
        copies.Count.ShouldBe(3);
        var list = await Blog.Author.GetAsync("/api/backups?limit=1");
        ((string)list.Json["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!).ShouldBe(ids[2]);
        var next = await Blog.Author.GetAsync((string)list.Json["next"]!);
        ((string)next.Json["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!).ShouldBe(ids[1]);
        next.Json["next"].ShouldBeNull();
        (await Blog.BeginRestoreAsync(ids[0])).Problem.ShouldBe("not-found");

        await LoseBodiesAsync();
        await Blog.RestoreAsync(ids[1]);

        (await Blog.Author.GetAsync("/api/posts")).Json["items"]!.AsArray().Select(item => (string)item!["title"]!).ShouldBe(["The second", "The first"]);
        (await Blog.Author.GetAsync("/api/posts/the-first")).Json["body"]!.ToString().ShouldBe("The text of The first.");
    }

    [Fact]
    public async Task A_text_of_the_same_name_as_one_that_was_restored_away_is_copied_anew()
    {
        await Blog.Author.PublishNewAsync("A title", "The first text.");
        var first = await Blog.BackUpAsync();
        await ReviseAsync("What was written first.");
        await Blog.BackUpAsync();
        await Blog.RestoreAsync(first);
        await ReviseAsync("What was written instead.");
        var last = await Blog.BackUpAsync();
        await LoseBodiesAsync();

        await Blog.RestoreAsync(last);

        (await Blog.Author.GetAsync("/api/posts/a-title")).Json["body"]!.ToString().ShouldBe("What was written instead.");
    }

    [Fact]
    public async Task A_back_up_whose_process_is_killed_is_none_until_it_is_finished()
    {
        await Blog.Author.PublishNewAsync("A title", "A text.");
        await Blog.DrainAsync();
        var dead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _steps.Act = () =>
        {
            Blog.App.Kill();
            dead.TrySetResult();
        };
        _steps.Restart();
        _steps.At = 25;
        var id = (string)(await Blog.Author.PostAsync("/api/backups")).Json["id"]!;
        await dead.Task.WaitAsync(TimeSpan.FromMinutes(1));
        _steps.At = 0;
        await Blog.KillAppAsync();
        (await new BlobContainerClient(Blog.Azurite.ConnectionString, StorageNames.Backups).GetBlobClient(id + "/manifest.json").ExistsAsync()).Value.ShouldBeFalse();
        await Blog.StartAppAsync();
        (await Blog.BeginRestoreAsync(id)).Problem.ShouldBe("conflict");
        (await Blog.Author.PostAsync("/api/backups")).Problem.ShouldBe("conflict", "one is being made");

        await Blog.WaitForBackupAsync(id);
        await LoseBodiesAsync();
        await Blog.RestoreAsync(id);

        (await Blog.Author.GetAsync("/api/posts/a-title")).Json["body"]!.ToString().ShouldBe("A text.");
    }

    private async Task ReviseAsync(string body)
    {
        var patched = await Blog.Author.PatchAsync("/api/posts/a-title", new { body }, (await Blog.Author.GetAsync("/api/posts/a-title")).ETag);
        patched.Status.ShouldBe(HttpStatusCode.OK, patched.Text);
    }

    private async Task LoseBodiesAsync()
    {
        var bodies = new BlobContainerClient(Blog.Azurite.ConnectionString, StorageNames.Bodies);
        await foreach (var blob in bodies.GetBlobsAsync())
            await bodies.DeleteBlobAsync(blob.Name);
    }
}
