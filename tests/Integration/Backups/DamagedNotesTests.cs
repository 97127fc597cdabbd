using System.Net;
using ServerlessBlog.Backups.Model;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Backups;

/// <summary>What back-ups and restores note about themselves was cut short, or written by somebody else.</summary>
[Trait("Takes", "long")]
public sealed class DamagedNotesTests : IAsyncLifetime
{
    private TestBlog? _blog;

    private TestBlog Blog => _blog!;

    public async Task InitializeAsync()
    {
        _blog = await TestBlog.StartAsync();
        await Blog.Author.PublishNewAsync("A title", "A text.");
    }

    public Task DisposeAsync() => Blog.DisposeAsync().AsTask();

    [Fact]
    public async Task A_manifest_that_says_too_little_is_damaged_and_the_next_back_up_is_whole()
    {
        var damaged = await Blog.BackUpAsync();
        foreach (var content in new[] { "", "null", "{}", "[1]", $$"""{"format":1,"id":"{{damaged}}","tables":[{}]}""", "{\"tables\":" })
        {
            await Blog.WriteFileAsync(damaged + "/manifest.json", content);

            ((string)(await Blog.Author.GetAsync("/api/backups/" + damaged)).Json["state"]!).ShouldBe("damaged", content);
            (await Blog.BeginRestoreAsync(damaged)).Problem.ShouldBe("conflict", content);
        }

        await Blog.RestoreAsync(await Blog.BackUpAsync());
        (await Blog.Author.GetAsync("/api/posts/a-title")).Json["body"]!.ToString().ShouldBe("A text.");
    }

    [Fact]
    public async Task A_back_up_whose_progress_cannot_be_read_holds_up_no_other()
    {
        var broken = BackupId.New(TimeProvider.System.GetUtcNow().AddMinutes(-1));
        await Blog.WriteFileAsync(broken + "/progress.json", "{}");
        ((string)(await Blog.Author.GetAsync("/api/backups/" + broken)).Json["state"]!).ShouldBe("damaged");
        (await Blog.BeginRestoreAsync(broken)).Problem.ShouldBe("conflict");

        await Blog.RestoreAsync(await Blog.BackUpAsync());
    }

    [Fact]
    public async Task Notes_of_a_restore_that_cannot_be_read_are_those_of_none()
    {
        var id = await Blog.BackUpAsync();
        await Blog.WriteFileAsync("restore.json", "{\"id\":");
        (await Blog.Author.GetAsync("/api/backups")).Status.ShouldBe(HttpStatusCode.OK);
        (await Blog.Author.GetAsync("/api/backups/" + id)).Json["restore"].ShouldBeNull();

        await Blog.RestoreAsync(id);
    }
}
