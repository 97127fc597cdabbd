using System.Globalization;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Options;
using ServerlessBlog.Linkbacks.Sending;
using ServerlessBlog.Linkbacks.Sending.Discovery;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Linkbacks.Sending.Plan;
using ServerlessBlog.Linkbacks.Sending.Store;
using ServerlessBlog.Local.Azurite;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Posts.Model;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Linkbacks.Sending;

/// <summary>The list of all that was told, on real storage.</summary>
public sealed class SentLinkbacksTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);

    private readonly ServiceBusClient _bus = new("Endpoint=sb://127.0.0.1:1/;SharedAccessKeyName=k;SharedAccessKey=s;UseDevelopmentEmulator=true");
    private AzuriteProcess? _azurite;
    private LinkbackLedger? _ledger;
    private SentLinkbacks? _sent;

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Durable = false });
        var tables = new TableServiceClient(_azurite.ConnectionString);
        await tables.CreateTableIfNotExistsAsync(StorageNames.Linkbacks);
        _ledger = new LinkbackLedger(tables);
        _sent = new SentLinkbacks(_ledger, new QueueSender(_bus, TimeProvider.System), Options.Create(new SendingOptions()), new BlogClock(TimeProvider.System, Options.Create(new BlogOptions { BaseUrl = "https://blog.example" })));
    }

    public async Task DisposeAsync()
    {
        await _bus.DisposeAsync();
        await _azurite!.DisposeAsync();
    }

    [Fact]
    public async Task The_newest_of_all_posts_come_first_page_by_page_and_what_was_planned_anew_once()
    {
        for (var n = 0; n < 25; n++)
            await PlanAsync("post-" + n.ToString(CultureInfo.InvariantCulture), 1, Start.AddMinutes(n), "https://one.example/", "https://two.example/");
        await PlanAsync("post-3", 2, Start.AddHours(1), "https://one.example/");

        List<SentLinkback> all = [];
        var pages = 0;
        for (string? cursor = null; pages == 0 || cursor is not null; pages++)
        {
            var page = await _sent!.PageAsync(cursor, 20, default);
            page.Items.Count.ShouldBeLessThanOrEqualTo(20);
            all.AddRange(page.Items);
            cursor = page.NextCursor;
        }

        pages.ShouldBe(3);
        all.Count.ShouldBe(50);
        all.Select(row => (row.Slug, row.Hash)).ShouldBeUnique();
        all[0].Slug.ShouldBe("post-3");
        all[1].Slug.ShouldBe("post-24");
        all.Select(row => row.RecentKey).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        (await _sent!.OfPostAsync("post-3", default)).Select(row => row.Target).ShouldBe(["https://one.example/", "https://two.example/"]);
        (await _sent.OfPostAsync("nobody", default)).ShouldBeEmpty();
        (await Should.ThrowAsync<ProblemException>(() => _sent.PageAsync("bm90IG91cnM", 20, default))).Type.ShouldBe(ProblemType.InvalidCursor);
    }

    [Fact]
    public async Task An_entry_that_a_crash_left_behind_is_passed_over()
    {
        await PlanAsync("crashed", 1, Start, "https://one.example/");
        var row = (await _ledger!.OfPostAsync("crashed", default)).Single();
        await _ledger.NoteRecentAsync([row with { RecentKey = RecentLinkback.NewKey(Start.AddHours(1)) }, row with { PartitionKey = "never", RecentKey = RecentLinkback.NewKey(Start.AddHours(2)) }], default);
        (await _sent!.PageAsync(null, 20, default)).Items.ShouldHaveSingleItem().RecentKey.ShouldBe(row.RecentKey);
    }

    private async Task PlanAsync(string slug, long version, DateTimeOffset at, params string[] urls)
    {
        var links = PostLinks.Of(string.Concat(urls.Select(url => $"<a href=\"{url}\">x</a>")), new Uri("https://blog.example/posts/x"));
        var before = await _ledger!.OfPostAsync(slug, default);
        var changes = new SendPlan(new Post { PartitionKey = slug, Version = version, Title = slug, Status = PostStatus.Published }, links, [], at).Changes(before).ToList();
        await _ledger.NoteRecentAsync(changes.Where(row => row.Version == version && row.State == SendState.Planned && row.IsLinked), default);
        await _ledger.SaveAllAsync(changes, default);
        await _ledger.ForgetRecentAsync(before.Where(row => changes.Exists(changed => changed.Hash == row.Hash && changed.RecentKey != row.RecentKey)).Select(row => row.RecentKey), default);
    }
}
