using System.Net;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Backups;

/// <summary>Messages that wait in the queues are in no back-up.</summary>
[Trait("Takes", "long")]
public sealed class ScheduledPostTests
{
    [Fact]
    public async Task A_scheduled_post_is_published_at_its_time_where_it_was_restored_without_the_queues()
    {
        await using var old = await TestBlog.StartAsync();
        var draft = await old.Author.CreateAsync(new { title = "For later", body = "A text." });
        var at = TimeProvider.System.GetUtcNow().AddSeconds(20);
        (await old.Author.PostAsync($"/api/posts/{draft.Slug}/schedule", new { at }, draft.ETag)).Status.ShouldBe(HttpStatusCode.OK);
        await BackupClient.PassAsync(TimeSpan.FromSeconds(4));
        var id = await old.BackUpAsync();
        await using var blog = await TestBlog.StartAsync();
        await blog.PutBlobsAsync(await old.BlobsAsync(StorageNames.Backups));

        await blog.RestoreAsync(id);

        await Wait.UntilAsync("it is published", async () => (string?)(await blog.Author.GetAsync("/api/posts/" + draft.Slug)).Json["status"] == "published");
        TimeProvider.System.GetUtcNow().ShouldBeGreaterThanOrEqualTo(at.AddSeconds(-1));
    }
}
