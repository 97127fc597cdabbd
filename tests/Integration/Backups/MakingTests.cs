using System.Net;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ServerlessBlog.Backups.Model;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Backups;

/// <summary>Back-ups are made, listed and removed.</summary>
[Trait("Takes", "long")]
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
    public async Task A_back_up_is_whole_although_the_one_before_is_damaged_and_an_older_one_is_to_go()
    {
        await Blog.Author.PublishNewAsync("The first", "A text.");
        await Blog.BackUpAsync();
        await Blog.Author.PublishNewAsync("The second", "Another text.");
        await Blog.BackUpAsync();
        var backups = new BlobContainerClient(Blog.Azurite.ConnectionString, StorageNames.Backups);
        foreach (var list in (await Blog.BlobsAsync(StorageNames.Backups)).Keys.Where(name => name.Contains($"/{StorageNames.Bodies}-blobs-", StringComparison.Ordinal)))
            await backups.GetBlobClient(list["backups/".Length..]).UploadAsync(new BinaryData("no list"), overwrite: true);

        var id = await Blog.BackUpAsync();
        await LoseBodiesAsync();
        await Blog.RestoreAsync(id);

        (await Blog.Author.GetAsync("/api/backups")).Json["items"]!.AsArray().Count.ShouldBe(2, "the oldest is gone");
        (await Blog.Author.GetAsync("/api/posts/the-first")).Json["body"]!.ToString().ShouldBe("A text.");
        (await Blog.Author.GetAsync("/api/posts/the-second")).Json["body"]!.ToString().ShouldBe("Another text.");
    }

    [Fact]
    public async Task Every_file_has_something_in_it_because_storage_takes_no_empty_block()
    {
        await Blog.Author.PublishNewAsync("A title", "A text.");
        var id = await Blog.BackUpAsync();

        var files = (await Blog.Author.GetAsync("/api/backups/" + id)).Json["tables"]!.AsArray();
        files.Where(file => (long)file!["count"]! == 0).Select(file => (string)file!["name"]!).ShouldContain(StorageNames.Linkbacks);
        var blobs = new BlobContainerClient(Blog.Azurite.ConnectionString, StorageNames.Backups);
        await foreach (var blob in blobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, id + "/", default))
            blob.Properties.ContentLength!.Value.ShouldBeGreaterThanOrEqualTo(20, blob.Name);
        await Blog.RestoreAsync(id);
    }

    [Fact]
    public async Task A_copy_that_was_lost_is_made_anew_by_the_next_back_up()
    {
        await Blog.Author.PublishNewAsync("A title", "A text.");
        await Blog.BackUpAsync();
        await LoseAsync(StorageNames.Backups, "copies/");

        var id = await Blog.BackUpAsync();
        await LoseBodiesAsync();
        await Blog.RestoreAsync(id);

        (await Blog.Author.GetAsync("/api/posts/a-title")).Json["body"]!.ToString().ShouldBe("A text.");
    }

    [Fact]
    public async Task A_back_up_that_is_finished_after_a_later_one_leaves_that_its_copies()
    {
        await Blog.Author.PublishNewAsync("Soon gone", "A text.");
        await Blog.Author.PublishNewAsync("Stays", "Another text.");
        await Blog.BackUpAsync();
        var late = BackupId.New(TimeProvider.System.GetUtcNow().AddSeconds(1));
        await Wait.UntilAsync("its second has passed", () => Task.FromResult(TimeProvider.System.GetUtcNow() > BackupId.TimeOf(late).AddSeconds(1)));
        var whole = await Blog.BackUpAsync();
        (await Blog.Author.DeleteAsync("/api/posts/soon-gone", (await Blog.Author.GetAsync("/api/posts/soon-gone")).ETag)).Status.ShouldBe(HttpStatusCode.NoContent);
        await Blog.DrainAsync();

        await Blog.WriteFileAsync(late + "/progress.json", $$"""{"id":"{{late}}","run":"by hand","tables":[],"containers":[]}""");
        await SendAsync($$"""{"kind":"back-up","id":"{{late}}"}""");
        await Blog.WaitForBackupAsync(late);
        await Blog.DrainAsync();
        await Blog.RestoreAsync(whole);

        (await Blog.Author.GetAsync("/api/posts/soon-gone")).Json["body"]!.ToString().ShouldBe("A text.");
    }

    [Fact]
    public async Task A_back_up_does_not_go_on_while_one_is_restored()
    {
        var (now, id) = (TimeProvider.System.GetUtcNow(), BackupId.New(TimeProvider.System.GetUtcNow().AddMinutes(-1)));
        await Blog.BackUpAsync();
        await Blog.WriteFileAsync("restore.json", $$"""{"id":"20261126T183000Z","run":"somebody else's","state":"running","startedAt":"{{now:O}}","updatedAt":"{{now:O}}"}""");
        await Blog.WriteFileAsync(id + "/progress.json", $$"""{"id":"{{id}}","run":"by hand","tables":[],"containers":[]}""");
        await SendAsync($$"""{"kind":"back-up","id":"{{id}}"}""");
        await Blog.DrainAsync();

        (await Blog.Author.GetAsync("/api/backups/" + id)).Json["tables"]!.AsArray().ShouldBeEmpty();
        (await Blog.Author.PostAsync("/api/backups")).Problem.ShouldBe("conflict");
    }

    [Fact]
    public async Task A_text_of_the_same_name_as_one_that_was_restored_away_is_copied_anew()
    {
        await Blog.Author.PublishNewAsync("A title", "The first text.");
        var first = await Blog.BackUpAsync();
        await ReviseAsync("What was written first.");
        await Blog.BackUpAsync();
        // A restore leaves texts of its own second, which may be of what is written meanwhile.
        await BackupClient.PassAsync(TimeSpan.FromSeconds(2));
        await Blog.RestoreAsync(first);
        (await Blog.BlobsAsync()).Keys.ShouldBe(["posts/a-title/1.md"]);
        await ReviseAsync("What was written later.");
        var last = await Blog.BackUpAsync();
        await LoseBodiesAsync();

        await Blog.RestoreAsync(last);

        (await Blog.Author.GetAsync("/api/posts/a-title")).Json["body"]!.ToString().ShouldBe("What was written later.");
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

    private Task LoseBodiesAsync() => LoseAsync(StorageNames.Bodies, "");

    private async Task LoseAsync(string container, string prefix)
    {
        var client = new BlobContainerClient(Blog.Azurite.ConnectionString, container);
        await foreach (var blob in client.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, default))
            await client.DeleteBlobAsync(blob.Name);
    }

    private async Task SendAsync(string message)
    {
        await using var bus = new ServiceBusClient(Blog.Bus.ConnectionString);
        await using var sender = bus.CreateSender("indexing");
        await sender.SendMessageAsync(new ServiceBusMessage(message));
    }
}
