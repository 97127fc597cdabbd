using System.Net;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Backups;

/// <summary>What a restore brings back must not take effect a second time, and what went on meanwhile must not be lost.</summary>
[Trait("Takes", "long")]
public sealed class ReturningAnnouncementTests
{
    private const string Channel = "memo";

    [Fact]
    public async Task An_announcement_that_may_have_been_sent_since_the_back_up_is_not_sent_again_and_waits_for_the_author()
    {
        await using var network = await LocalServer.StartAsync(http =>
        {
            http.Response.StatusCode = 204;
            return Task.CompletedTask;
        });
        await using var blog = await StartAsync(network);
        var soon = DateTimeOffset.UtcNow.AddSeconds(12);
        var told = await PlanAsync(blog, "Told in between", "外へ向けて書いた一言。");
        var draft = await PlanAsync(blog, "Still a draft", "下書きのうちに決めておく一言。");
        await ScheduleAsync(blog, told, soon);
        var id = await blog.BackUpAsync();
        await Wait.UntilAsync("the post is published and announced", () => Task.FromResult(network.Requests.Count == 1));
        await blog.DrainAsync();
        var backups = await blog.BlobsAsync(StorageNames.Backups);
        await blog.KillAzuriteAsync();
        await blog.StartAzuriteAsync();
        await blog.PutBlobsAsync(backups);

        await blog.RestoreAsync(id);
        await Wait.UntilAsync("the post is published again", async () => (string?)(await blog.Author.GetAsync("/api/posts/" + told)).Json["status"] == "published");
        await blog.DrainAsync();

        network.Requests.Count.ShouldBe(1, "it was sent before the storage was lost");
        var undecided = (await blog.Author.GetAsync("/api/announcements?state=unknown")).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)undecided["post"]!).ShouldBe(told);
        ((string)(await blog.Author.GetAsync($"/api/posts/{draft}/announcements/{Channel}")).Json["state"]!).ShouldBe("planned");
        (await blog.Author.PostAsync($"/api/posts/{told}/announcements/{Channel}/drop")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_announcement_that_was_sent_since_the_back_up_stays_sent_where_it_was_not_lost()
    {
        await using var network = await LocalServer.StartAsync(http =>
        {
            http.Response.StatusCode = 204;
            return Task.CompletedTask;
        });
        await using var blog = await StartAsync(network);
        var slug = await PlanAsync(blog, "Told in between", "外へ向けて書いた一言。");
        var id = await blog.BackUpAsync();
        (await blog.Author.PostAsync($"/api/posts/{slug}/publish", ifMatch: (await blog.Author.GetAsync("/api/posts/" + slug)).ETag)).Status.ShouldBe(HttpStatusCode.OK);
        await Wait.UntilAsync("it is announced", () => Task.FromResult(network.Requests.Count == 1));
        await blog.DrainAsync();

        await blog.RestoreAsync(id);
        ((string)(await blog.Author.GetAsync("/api/posts/" + slug)).Json["status"]!).ShouldBe("draft");
        (await blog.Author.PostAsync($"/api/posts/{slug}/publish", ifMatch: (await blog.Author.GetAsync("/api/posts/" + slug)).ETag)).Status.ShouldBe(HttpStatusCode.OK);
        await blog.DrainAsync();

        network.Requests.Count.ShouldBe(1);
        ((string)(await blog.Author.GetAsync($"/api/posts/{slug}/announcements/{Channel}")).Json["state"]!).ShouldBe("sent");
    }

    private static Task<TestBlog> StartAsync(LocalServer network) => TestBlog.StartAsync(new TestBlogOptions
    {
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Outbound__AllowPrivate"] = network.Authority,
            // What an attempt leaves behind is a message for the end of its claim.
            ["Syndication__ClaimSeconds"] = "2",
            [$"Channels__{Channel}__Kind"] = "webhook",
            [$"Channels__{Channel}__Endpoint"] = new Uri(network.Url, "hook").AbsoluteUri,
            [$"Channels__{Channel}__Secret"] = "a secret that signs nothing",
        },
    });

    private static async Task<string> PlanAsync(TestBlog blog, string title, string text)
    {
        var slug = (await blog.Author.CreateAsync(new { title, body = "text" })).Slug;
        ((int)(await blog.Author.PutAsync($"/api/posts/{slug}/announcements/{Channel}", new { text, link = false })).Status).ShouldBeInRange(200, 299);
        return slug;
    }

    private static async Task ScheduleAsync(TestBlog blog, string slug, DateTimeOffset at)
    {
        var path = "/api/posts/" + slug;
        var answer = await blog.Author.PostAsync(path + "/schedule", new { at }, (await blog.Author.GetAsync(path)).ETag);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
    }
}
