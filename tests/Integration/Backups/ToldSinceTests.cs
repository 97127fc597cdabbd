using System.Net;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Linkbacks.Sending.Store;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Backups;

/// <summary>Other pages that were told of a post since the back-up are not told again.</summary>
[Trait("Takes", "long")]
public sealed class ToldSinceTests
{
    [Fact]
    public async Task A_page_that_may_have_been_told_since_the_back_up_is_not_told_again_and_waits_for_the_author()
    {
        await using var peer = await LocalServer.StartAsync(_ => Task.CompletedTask);
        await using var blog = await StartAsync(peer);
        var slug = (await blog.Author.PublishNewAsync("Told, or not", "text")).Slug;
        await blog.DrainAsync();
        var (now, soon) = (TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddSeconds(3));
        var rows = new[] { ("soon", soon), ("later", now.AddYears(1)) }.Select(row => new SentLinkback
        {
            PartitionKey = slug,
            RowKey = TargetHash.OfLink(new Uri(peer.Url, row.Item1)),
            Target = new Uri(peer.Url, row.Item1).AbsoluteUri,
            State = SendState.Planned,
            Version = 9,
            NextAt = row.Item2,
            PlannedAt = now,
            RecentKey = RecentLinkback.NewKey(now),
        }.Noted(now)).ToList();
        await new LinkbackLedger(new TableServiceClient(blog.Azurite.ConnectionString)).SaveAllAsync(rows, default);
        var id = await blog.BackUpAsync();
        var backups = await blog.BlobsAsync(StorageNames.Backups);
        await Wait.UntilAsync("its time has come", () => Task.FromResult(TimeProvider.System.GetUtcNow() > soon));
        await blog.KillAzuriteAsync();
        await blog.StartAzuriteAsync();
        await blog.PutBlobsAsync(backups);

        await blog.RestoreAsync(id);
        (await blog.Author.PostAsync("/api/timers/SweepLinkbacks/run")).Status.ShouldBe(HttpStatusCode.OK);

        var sent = (await blog.Author.GetAsync($"/api/posts/{slug}/linkbacks/sent")).Json["items"]!.AsArray();
        sent.ToDictionary(row => ((string)row!["target"]!)[peer.Url.AbsoluteUri.Length..], row => (string)row!["state"]!).ShouldBe(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["soon"] = "unknown", ["later"] = "planned" }, ignoreOrder: true);
        peer.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_trackback_that_was_sent_since_the_back_up_is_not_sent_again_when_the_post_is_published_again()
    {
        await using var peer = await LocalServer.StartAsync(async http =>
        {
            http.Response.ContentType = "text/xml";
            await http.Response.WriteAsync("<?xml version=\"1.0\"?><response><error>0</error></response>");
        });
        await using var blog = await StartAsync(peer);
        var draft = await blog.Author.CreateAsync(new { title = "Told in between", body = "text", trackbackUrls = new[] { new Uri(peer.Url, "tb/1").AbsoluteUri } });
        var path = "/api/posts/" + draft.Slug;
        var id = await blog.BackUpAsync();
        (await blog.Author.PostAsync(path + "/publish", ifMatch: draft.ETag)).Status.ShouldBe(HttpStatusCode.OK);
        await Wait.UntilAsync("the other blog is told", () => Task.FromResult(peer.Requests.Any(request => request.Method == "POST")));
        await blog.DrainAsync();

        await blog.RestoreAsync(id);
        var restored = await blog.Author.GetAsync(path);
        ((string)restored.Json["status"]!).ShouldBe("draft");
        (await blog.Author.PostAsync(path + "/publish", ifMatch: restored.ETag)).Status.ShouldBe(HttpStatusCode.OK);
        await blog.DrainAsync();

        peer.Requests.Count(request => request.Method == "POST").ShouldBe(1);
        var sent = (await blog.Author.GetAsync(path + "/linkbacks/sent")).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)sent["state"]!).ShouldBe("sent");
    }

    [Fact]
    public async Task The_schedule_of_an_announcement_that_stays_stays_as_well()
    {
        await using var blog = await TestBlog.StartAsync();
        var id = await blog.BackUpAsync();
        var schedule = new TableClient(blog.Azurite.ConnectionString, StorageNames.Schedule);
        await schedule.AddEntityAsync(new TableEntity("announcements", "2500000000000000000_since") { ["Slug"] = "since" });
        await schedule.AddEntityAsync(new TableEntity("due", "2500000000000000000_post_since") { ["Slug"] = "since" });

        await blog.RestoreAsync(id);

        (await schedule.GetEntityIfExistsAsync<TableEntity>("announcements", "2500000000000000000_since")).HasValue.ShouldBeTrue();
        (await schedule.GetEntityIfExistsAsync<TableEntity>("due", "2500000000000000000_post_since")).HasValue.ShouldBeFalse("the post is not in the back-up");
    }

    private static Task<TestBlog> StartAsync(LocalServer peer) => TestBlog.StartAsync(new TestBlogOptions
    {
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Linkbacks__Send"] = "true",
            ["Linkbacks__SendDelaySeconds"] = "1",
            ["Outbound__AllowPrivate"] = peer.Authority,
        },
    });
}
