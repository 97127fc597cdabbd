using Azure.Messaging.ServiceBus;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace ServerlessBlog.Tests.Integration.Chaos;

/// <summary>Comments and trackbacks while processes are killed (SIGKILL), storage is away, and messages come twice.</summary>
[Trait("Takes", "long")]
public sealed class FeedbackKillTests(ITestOutputHelper output)
{
    // Longer than a lock and the second look for a commit that never came.
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(3);

    private readonly int _seed = Random.Shared.Next();

    [Fact]
    public async Task Killing_the_app_in_the_middle_of_its_work_loses_nothing_that_was_taken_and_shows_nothing_early()
    {
        output.WriteLine($"seed {_seed}");
        await using var pages = await FeedbackOutsiders.StartPagesAsync();
        await using var blog = await StartAsync(pages);
        var slug = (await blog.Author.PublishNewAsync("Killed while it listens")).Slug;
        var outsiders = new FeedbackOutsiders(blog, pages, slug);
        var random = new Random(_seed);
        HashSet<string> approved = new(StringComparer.Ordinal);

        for (var round = 0; round < 6; round++)
        {
            var first = round * 100;
            var sending = Task.WhenAll(Enumerable.Range(first, 6).SelectMany(n => new[] { outsiders.CommentAsync(n), outsiders.TrackbackAsync(n) }));
            var deciding = ApproveOneAsync(blog, approved);
            // A random moment: while they are taken, while the judge looks at them, while the author decides.
            await Task.Delay(random.Next(0, 4000));
            await blog.KillAppAsync();
            await sending;
            await deciding;
            await blog.StartAppAsync();
        }

        await blog.DrainAsync(DrainLimit);
        // A decision whose answer was lost may have been made: then it is a whole one.
        foreach (var item in await FeedbackOutsiders.DeskAsync(blog))
        {
            if ((string)item["state"]! == "approved")
                approved.Add((string)item["id"]!);
        }

        await outsiders.ShouldBeInLineAsync(approved);
    }

    [Fact]
    public async Task While_storage_is_away_for_ten_seconds_nothing_that_was_taken_is_lost()
    {
        await using var pages = await FeedbackOutsiders.StartPagesAsync();
        await using var blog = await StartAsync(pages);
        var slug = (await blog.Author.PublishNewAsync("Out of reach for a while")).Slug;
        var outsiders = new FeedbackOutsiders(blog, pages, slug);
        for (var n = 0; n < 5; n++)
            (await outsiders.CommentAsync(n)).ShouldBeTrue();
        (await outsiders.TrackbackAsync(0)).ShouldBeTrue();

        // At once, before the judge has looked at them.
        await blog.KillAzuriteAsync();
        var away = TimeProvider.System.GetTimestamp();
        (await outsiders.CommentAsync(5)).ShouldBeFalse("without storage it cannot be taken, and says so");
        await Wait.UntilAsync("ten seconds are over", () => Task.FromResult(TimeProvider.System.GetElapsedTime(away) > TimeSpan.FromSeconds(10)));
        await blog.StartAzuriteAsync();
        (await outsiders.CommentAsync(6)).ShouldBeTrue();

        await blog.DrainAsync(DrainLimit);
        await outsiders.ShouldBeInLineAsync(new HashSet<string>(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Messages_that_come_twice_late_and_out_of_order_change_nothing()
    {
        await using var pages = await FeedbackOutsiders.StartPagesAsync();
        await using var blog = await StartAsync(pages);
        var slug = (await blog.Author.PublishNewAsync("Told twice")).Slug;
        var outsiders = new FeedbackOutsiders(blog, pages, slug);
        for (var n = 0; n < 4; n++)
            (await outsiders.CommentAsync(n)).ShouldBeTrue();
        (await outsiders.TrackbackAsync(0)).ShouldBeTrue();
        await blog.DrainAsync(DrainLimit);
        HashSet<string> approved = new(StringComparer.Ordinal);
        await ApproveOneAsync(blog, approved);
        await blog.DrainAsync(DrainLimit);
        var before = await SnapshotAsync(blog, slug);

        await using (var bus = new ServiceBusClient(blog.Bus.ConnectionString))
        await using (var sender = bus.CreateSender("moderation"))
        {
            foreach (var item in await FeedbackOutsiders.DeskAsync(blog))
            {
                var row = item["comment"] is { } comment ? $"comment:{comment["id"]}" : $"linkback:{item["linkback"]!["id"]}";
                foreach (var version in new[] { 2, 1, 1 })
                    await sender.SendMessageAsync(new ServiceBusMessage($$"""{"slug":"{{slug}}","row":"{{row}}","version":{{version}},"attempt":0}"""));
                await sender.SendMessageAsync(new ServiceBusMessage($$"""{"kind":"erased","slug":"{{slug}}","row":"{{row}}","deskId":"{{item["id"]}}","attempt":1}"""));
            }
        }

        await blog.DrainAsync(DrainLimit);
        (await SnapshotAsync(blog, slug)).ShouldBe(before);
        await outsiders.ShouldBeInLineAsync(approved);
    }

    private static Task<TestBlog> StartAsync(LocalServer pages) => TestBlog.StartAsync(new TestBlogOptions
    {
        Durable = true,
        LockDuration = TimeSpan.FromSeconds(5),
        PublishSchedule = "*/10 * * * * *",
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Outbound__AllowPrivate"] = pages.Authority },
    });

    // What readers and the author see.
    private static async Task<string> SnapshotAsync(TestBlog blog, string slug)
    {
        var desk = (await FeedbackOutsiders.DeskAsync(blog)).Select(item => item.ToJsonString());
        return string.Join('\n', [.. desk, (await blog.Author.GetAsync($"/api/posts/{slug}/comments")).Text, (await blog.Author.GetAsync($"/api/posts/{slug}")).Text]);
    }

    private static async Task ApproveOneAsync(TestBlog blog, HashSet<string> approved)
    {
        try
        {
            var waiting = await blog.Author.GetAsync("/api/desk?limit=1");
            if (waiting.Json["items"]!.AsArray() is not [{ } item, ..])
                return;
            var id = (string)item["id"]!;
            if ((int)(await blog.Author.PostAsync($"/api/desk/{id}/approve")).Status == 200)
                approved.Add(id);
        }
        catch (HttpRequestException)
        {
            // The app was killed meanwhile.
        }
        catch (TaskCanceledException)
        {
            // The app was killed meanwhile.
        }
    }
}
