using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Linkbacks.Sending;

/// <summary>Processes killed (SIGKILL) and storage away in each step of telling somebody.</summary>
[Trait("Takes", "long")]
public sealed class CrashTests
{
    // A lock and the time after which an attempt is over.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Killed_while_an_answer_is_awaited_nobody_is_told_twice_and_the_author_sees_that_it_is_unknown()
    {
        await using var other = await OtherBlog.StartAsync();
        await using var blog = await SendingBlog.StartAsync(other.Server.Authority, durable: true);
        var (told, calm) = (other.PutWebmention("/held"), other.PutWebmention("/calm"));
        using var killed = new SemaphoreSlim(0);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        other.Next(async _ =>
        {
            arrived.SetResult();
            await killed.WaitAsync();
            return false;
        });

        var post = await blog.PublishLinkingAsync("Killed", told);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await blog.KillAppAsync();
        killed.Release();
        await blog.StartAppAsync();

        var unknown = (await blog.UntilAsync(post, "unknown", limit: Patience)).Single();
        unknown["outcome"]!.GetValue<string>().ShouldBe("answerLost");
        await blog.DeliverAgainAsync(post, version: 1, times: 3);
        other.Told(told).Count.ShouldBe(1, "it is not told again by itself");

        await blog.Author.PostAsync($"/api/posts/{post.Slug}/linkbacks/sent/{(string)unknown["id"]!}/retry");
        await blog.UntilAsync(post, "sent");
        other.Told(told).Count.ShouldBe(2, "the author wanted it");

        await blog.LinkAsync(post, told, calm);
        await blog.UntilAsync(post, "sent", 2);
        other.Told(told).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Killed_while_it_finds_out_how_everybody_is_told_once_afterwards()
    {
        await using var page = await HoldingPage.StartAsync();
        await using var blog = await SendingBlog.StartAsync(page.Server.Authority, durable: true);
        var post = await blog.PublishLinkingAsync("Killed early", $"{page.Server.Url}held");
        await page.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await blog.KillAppAsync();
        page.Release();
        await blog.StartAppAsync();
        await blog.UntilAsync(post, "sent", limit: Patience);
        await blog.DrainAsync(Patience);
        page.Server.Requests.Count(request => request.Method == "POST").ShouldBe(1);
    }

    [Fact]
    public async Task Killed_again_and_again_while_many_are_told_none_is_told_twice_and_none_forgotten()
    {
        await using var other = await OtherBlog.StartAsync();
        await using var blog = await SendingBlog.StartAsync(other.Server.Authority, durable: true);
        var targets = Enumerable.Range(0, 40).Select(n => other.PutWebmention($"/many/{n}.")).ToArray();
        for (var i = 0; i < targets.Length; i++)
        {
            // Slow enough that each kill hits some of them.
            other.Next(async _ =>
            {
                await Task.Delay(100);
                return false;
            });
        }

        var post = await blog.PublishLinkingAsync("Many", targets);
        foreach (var seen in new[] { 5, 15, 25 })
        {
            await Wait.UntilAsync($"{seen} are told", () => Task.FromResult(targets.Count(target => other.Told(target).Count > 0) >= seen));
            await blog.KillAppAsync();
            await blog.StartAppAsync();
        }

        var sent = await blog.UntilAsync(post, targets.Length, items => items.All(item => (string)item["state"]! is "sent" or "unknown"), Patience);
        await blog.DrainAsync(Patience);
        targets.ShouldAllBe(target => other.Told(target).Count <= 1);
        foreach (var item in sent.Where(item => (string)item["state"]! == "sent"))
            other.Told((string)item["target"]!).Count.ShouldBe(1);
        sent.Count(item => (string)item["state"]! == "unknown").ShouldBeLessThanOrEqualTo(12, "four at a time, three kills");
    }

    [Fact]
    public async Task Storage_away_for_ten_seconds_while_an_answer_comes_loses_no_result_and_tells_nobody_twice()
    {
        await using var other = await OtherBlog.StartAsync();
        await using var blog = await SendingBlog.StartAsync(other.Server.Authority, durable: true);
        var target = other.PutWebmention("/outage");
        using var away = new SemaphoreSlim(0);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        other.Next(async http =>
        {
            arrived.SetResult();
            await away.WaitAsync();
            http.Response.StatusCode = 202;
            return true;
        });

        var post = await blog.PublishLinkingAsync("Outage", target);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await blog.KillAzuriteAsync();
        away.Release();
        await Task.Delay(TimeSpan.FromSeconds(10));
        await blog.StartAzuriteAsync();

        var sent = (await blog.UntilAsync(post, "sent", limit: Patience)).Single();
        sent["status"]!.GetValue<int>().ShouldBe(202);
        await blog.DrainAsync(Patience);
        other.Told(target).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Storage_away_for_ten_seconds_when_the_message_comes_only_delays_it()
    {
        await using var other = await OtherBlog.StartAsync();
        await using var blog = await SendingBlog.StartAsync(other.Server.Authority, durable: true, delay: 3);
        var target = other.PutWebmention("/late");
        var post = await blog.PublishLinkingAsync("Late", target);
        await blog.KillAzuriteAsync();
        await Task.Delay(TimeSpan.FromSeconds(10));
        await blog.StartAzuriteAsync();
        await blog.UntilAsync(post, "sent", limit: Patience);
        await blog.DrainAsync(Patience);
        other.Told(target).Count.ShouldBe(1);
    }

    /// <summary>A page whose first reader waits.</summary>
    private sealed class HoldingPage : IAsyncDisposable
    {
        private readonly SemaphoreSlim _gate = new(0);
        private LocalServer? _server;

        public LocalServer Server => _server!;

        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public static async Task<HoldingPage> StartAsync()
        {
            var page = new HoldingPage();
            page._server = await LocalServer.StartAsync(async http =>
            {
                if (http.Request.Method == "GET" && page.Asked.TrySetResult())
                    await page._gate.WaitAsync();
                http.Response.Headers.Link = "</in>; rel=webmention";
            });
            return page;
        }

        public void Release() => _gate.Release();

        public async ValueTask DisposeAsync()
        {
            _gate.Dispose();
            await Server.DisposeAsync();
        }
    }
}
