using System.Globalization;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Networks;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace ServerlessBlog.Tests.Integration.Chaos;

/// <summary>The app is killed (SIGKILL) at each step of sending; afterwards the ledger and the networks say the same.</summary>
[Trait("Takes", "long")]
public sealed class AnnouncementKillTests(ITestOutputHelper output)
{
    // As many moments, half of them before a request and half after its answer, spread over all requests that a post takes.
    private const int Rounds = 14;

    // Longer than a lock, a claim and what is retried after them.
    private static readonly TimeSpan SettleLimit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Killed_at_any_step_of_sending_nothing_is_said_twice_and_nothing_is_lost()
    {
        var steps = new StepCounter();
        await using var proxies = new StepProxies(steps);
        await using var announcing = await AnnouncingBlog.StartAsync(new TestBlogOptions
        {
            Connect = proxies.Reroute,
            LockDuration = TimeSpan.FromSeconds(2),
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Syndication__ClaimSeconds"] = "3", ["Syndication__RetrySeconds"] = "1" },
        });
        var blog = announcing.Blog;
        var first = await announcing.DraftAsync("Undisturbed");
        steps.Restart();
        await announcing.PublishAsync(first);
        await IsSaidAsync(announcing, "Undisturbed");
        await blog.DrainAsync();
        var all = steps.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all} requests"));

        List<string> slugs = [first];
        var killed = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var title = $"Round {round}";
            slugs.Add(await announcing.DraftAsync(title));
            var dead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            steps.Restart();
            steps.AfterAnswer = round % 2 == 1;
            steps.At = 1 + (all * round / Rounds);
            var isArmed = true;
            steps.Act = () =>
            {
                if (!Interlocked.Exchange(ref isArmed, false))
                    return;
                blog.App.Kill();
                dead.TrySetResult();
            };
            await TryPublishAsync(announcing, slugs[^1]);
            // A round whose step does not come ends when everything is said.
            await Task.WhenAny(dead.Task, IsSaidAsync(announcing, title));
            steps.At = 0;
            // The step may come in this very moment, and must not kill the next round's app.
            if (Interlocked.Exchange(ref isArmed, false))
                continue;
            await dead.Task;
            killed++;
            await blog.KillAppAsync();
            await blog.StartAppAsync();
            await PublishIfNotAsync(announcing, slugs[^1]);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"killed {killed} times"));
        killed.ShouldBeGreaterThan(Rounds / 2);
        await Wait.UntilAsync("every announcement has ended", async () => (await Task.WhenAll(slugs.Select(slug => IsEndedAsync(announcing, slug)))).All(ended => ended), SettleLimit);
        await LedgerAgreement.ShouldHoldAsync(announcing, [.. slugs.SelectMany(slug => announcing.Channels.Select(channel => (slug, channel)))], output);
    }

    // Asks the networks, not the blog, whose requests are counted.
    private static Task IsSaidAsync(AnnouncingBlog announcing, string title) => Wait.UntilAsync(
        "every network has heard of it",
        async () => (await Task.WhenAll(announcing.Channels.Select(channel => announcing.CountAsync(channel, AnnouncingBlog.TextOf(title, channel))))).All(count => count > 0));

    private static async Task TryPublishAsync(AnnouncingBlog announcing, string slug)
    {
        try
        {
            await announcing.PublishAsync(slug);
        }
        catch (HttpRequestException)
        {
            // Killed before it could answer.
        }
    }

    private static async Task PublishIfNotAsync(AnnouncingBlog announcing, string slug)
    {
        if ((string)(await announcing.Blog.Author.GetAsync($"/api/posts/{slug}")).Json["status"]! != "published")
            await announcing.PublishAsync(slug);
    }

    private static async Task<bool> IsEndedAsync(AnnouncingBlog announcing, string slug) =>
        (await announcing.Blog.Author.GetAsync($"/api/posts/{slug}/announcements")).Json["items"]!.AsArray().All(item => (string)item!["state"]! is "sent" or "unknown" or "failed");
}
