using System.Net;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace ServerlessBlog.Tests.Integration.Chaos;

/// <summary>Publishing while processes are killed (SIGKILL) at random moments and started again on their data.</summary>
[Trait("Takes", "long")]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Posts = 50;
    private const int LeastKills = 9;
    private const int Publishers = 4;

    // Longer than a message's delay, a lock, and the second look for a commit that never came.
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(3);

    // Without progress for so long, the next kill comes anyway.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly int _seed = Random.Shared.Next();
    private int _published;

    [Fact]
    public async Task Killing_app_storage_or_queue_while_50_posts_are_published_loses_none_and_duplicates_none()
    {
        output.WriteLine($"seed {_seed}");
        await using var blog = await StartAsync();
        var drafts = await DraftAsync(blog, "kill", Posts);
        using var allPublished = new CancellationTokenSource();

        var killing = KillAsync(blog, new Random(_seed), allPublished.Token);
        await Parallel.ForEachAsync(drafts, new ParallelOptions { MaxDegreeOfParallelism = Publishers }, async (slug, _) => await PublishPatientlyAsync(blog, slug));
        await allPublished.CancelAsync();
        (await killing).ShouldBeGreaterThanOrEqualTo(LeastKills, "each process is to be killed several times");
        await blog.DrainAsync(DrainLimit);
        await blog.ShouldBeInLineAsync(drafts, published: drafts.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Killing_the_app_leaves_each_post_in_the_old_state_or_in_the_new_one_everywhere()
    {
        output.WriteLine($"seed {_seed}");
        await using var blog = await StartAsync();
        var random = new Random(_seed);
        List<string> drafts = [];
        HashSet<string> acknowledged = new(StringComparer.Ordinal);
        for (var round = 0; round < 6; round++)
        {
            var batch = await DraftAsync(blog, $"round {round}", 8);
            drafts.AddRange(batch);
            var publishing = batch.Select(slug => TryPublishOnceAsync(blog, slug)).ToList();
            // A random moment in the middle of the work, also on a machine that is slow to begin it.
            var answered = random.Next(0, batch.Count - 2);
            await Wait.UntilAsync("so many are answered", () => Task.FromResult(publishing.Count(task => task.IsCompleted) >= answered));
            await Task.Delay(random.Next(0, 50));
            await blog.KillAppAsync();
            foreach (var (slug, done) in batch.Zip(await Task.WhenAll(publishing)))
            {
                if (done)
                    acknowledged.Add(slug);
            }

            await blog.StartAppAsync();
        }

        await blog.DrainAsync(DrainLimit);
        var published = await blog.PublishedAsync(drafts);
        published.IsSupersetOf(acknowledged).ShouldBeTrue("what was answered with success stays published");
        await blog.ShouldBeInLineAsync(drafts, published);
    }

    private static Task<TestBlog> StartAsync() =>
        TestBlog.StartAsync(new TestBlogOptions { Durable = true, LockDuration = TimeSpan.FromSeconds(5), PublishSchedule = "*/10 * * * * *" });

    private static async Task<IReadOnlyList<string>> DraftAsync(TestBlog blog, string name, int count)
    {
        List<string> slugs = [];
        for (var i = 0; i < count; i++)
            slugs.Add((await blog.Author.CreateAsync(new { title = $"{name} {i}", body = "text", categories = new[] { "chaos" }, tags = new[] { "kill" } })).Slug);
        return slugs;
    }

    private async Task<int> KillAsync(TestBlog blog, Random random, CancellationToken cancellationToken)
    {
        for (var kills = 0; ; kills++)
        {
            // A random moment in the middle of the work: some posts after the last kill, while others are on their way.
            var next = Volatile.Read(ref _published) + random.Next(1, 5);
            var since = TimeProvider.System.GetTimestamp();
            while (Volatile.Read(ref _published) < next && !cancellationToken.IsCancellationRequested && TimeProvider.System.GetElapsedTime(since) < Patience)
                await Task.Delay(random.Next(1, 30), CancellationToken.None);
            if (cancellationToken.IsCancellationRequested)
                return kills;
            switch (kills % 3)
            {
                case 0:
                    output.WriteLine("kill the app");
                    await blog.KillAppAsync();
                    await blog.StartAppAsync();
                    break;
                case 1:
                    output.WriteLine("kill Azurite");
                    await blog.KillAzuriteAsync();
                    await blog.StartAzuriteAsync();
                    break;
                default:
                    output.WriteLine("kill the Service Bus emulator");
                    await blog.Bus.KillAsync();
                    await blog.StartBusAsync();
                    break;
            }
        }
    }

    // As a person would: read, try, and after a failure read again.
    private async Task PublishPatientlyAsync(TestBlog blog, string slug)
    {
        await Wait.UntilAsync($"{slug} is published", () => TryPublishOnceAsync(blog, slug), DrainLimit);
        Interlocked.Increment(ref _published);
    }

    private static async Task<bool> TryPublishOnceAsync(TestBlog blog, string slug)
    {
        try
        {
            var post = await blog.Author.GetAsync("/api/posts/" + slug);
            return post.Status == HttpStatusCode.OK
                && (await blog.Author.PostAsync($"/api/posts/{slug}/publish", ifMatch: post.ETag)).Status == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
