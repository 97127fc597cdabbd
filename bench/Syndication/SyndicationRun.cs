using System.Globalization;
using ServerlessBlog.Bench.Flood;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Networks;

namespace ServerlessBlog.Bench.Syndication;

/// <summary>
/// From publishing to the network's answer, and a thousand announcements that are due in the same second on five channels,
/// each within what its network takes, while a reader loads pages.
/// </summary>
internal static class SyndicationRun
{
    private const int PublishedOneByOne = 20;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(12);

    // How many of the thousand go to which network, and what it takes in which time; those that were published one by one count too.
    private static readonly (string Network, int Count, int Rate, TimeSpan Period)[] Shares =
    [
        ("x", 80, 100, TimeSpan.FromMinutes(15)),
        ("bluesky", 280, 1666, TimeSpan.FromHours(1)),
        ("mastodon", 220, 300, TimeSpan.FromMinutes(5)),
        ("mixi2", 100, 20, TimeSpan.FromMinutes(1)),
        ("webhook", 320, 10_000, TimeSpan.FromMinutes(1)),
    ];

    public static async Task MeasureAsync(Lab lab, Report report)
    {
        await using var networks = await NetworkStandIns.StartAsync();
        await using var app = await lab.StartAppAsync(AnnouncingBlog.SettingsOf(networks, Shares.Select(share => share.Network)));
        using var http = new HttpClient { BaseAddress = app.Address, Timeout = TimeSpan.FromMinutes(2) };
        using var readers = new HttpClient { BaseAddress = app.Address, Timeout = TimeSpan.FromMinutes(2) };
        var announcer = new Announcer(new BlogClient(http, Lab.Key), networks);
        foreach (var (network, _, rate, period) in Shares)
            await networks.LimitAsync(network, rate, period);

        await PublishOneByOneAsync(announcer, networks, report);
        await SendAThousandAsync(announcer, networks, new PageReader(readers, Lab.Key), report);
    }

    private static async Task PublishOneByOneAsync(Announcer announcer, NetworkStandIns networks, Report report)
    {
        await Console.Error.WriteLineAsync("syndication: publishing posts one by one ...");
        // The first connections to everybody are not what is measured.
        await AnnounceAsync(announcer, networks, -1);
        List<double> waits = [];
        for (var post = 0; post < PublishedOneByOne - 1; post++)
            waits.AddRange(await AnnounceAsync(announcer, networks, post));
        waits.Sort();
        foreach (var (share, goal) in new[] { (0.5, 1), (0.95, 2) })
        {
            var wait = TimeSpan.FromMilliseconds(waits[(int)((waits.Count - 1) * share)]);
            report.Add(string.Create(CultureInfo.InvariantCulture, $"announcing: from the request to publish until the network took it, p{share * 100:0}"), Report.Milliseconds(wait), $"under {goal} s", wait.TotalSeconds < goal);
        }
    }

    // The waits of one post on all channels, in milliseconds.
    private static async Task<IReadOnlyList<double>> AnnounceAsync(Announcer announcer, NetworkStandIns networks, int post)
    {
        var slug = await announcer.WriteAsync(post, Shares.Select(share => share.Network), at: null);
        var start = DateTimeOffset.UtcNow;
        await announcer.PublishAsync(slug);
        List<double> waits = [];
        foreach (var (network, _, _, _) in Shares)
        {
            await Wait.UntilAsync($"{network} has post {post}", async () => (await announcer.SaidAsync(network)).Any(said => said.Text == Announcer.TextOf(post, network)));
            waits.Add(((await announcer.SaidAsync(network)).Single(said => said.Text == Announcer.TextOf(post, network)).At - start).TotalMilliseconds);
        }

        return waits;
    }

    private static async Task SendAThousandAsync(Announcer announcer, NetworkStandIns networks, PageReader reader, Report report)
    {
        using var quietEnd = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var quiet = await reader.ReadAsync(quietEnd.Token);
        await Console.Error.WriteLineAsync("syndication: planning 1,000 for the same second ...");
        var at = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 75);
        for (var post = 1000; post < 1000 + Shares.Max(share => share.Count); post++)
            await announcer.WriteAsync(post, Shares.Where(share => post - 1000 < share.Count).Select(share => share.Network), at);
        if (DateTimeOffset.UtcNow >= at)
            throw new InvalidOperationException("Planning took longer than until they were due.");

        await Console.Error.WriteLineAsync("syndication: waiting until all are sent ...");
        await Wait.UntilAsync("they are due", () => Task.FromResult(DateTimeOffset.UtcNow >= at), TimeSpan.FromMinutes(4));
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var during = await reader.ReadAsync(end.Token);
        var expected = Shares.Sum(share => share.Count) + (PublishedOneByOne * Shares.Length);
        await Wait.UntilAsync("the networks have all", async () => await CountAsync(announcer) >= expected, Limit);
        await Wait.UntilAsync("the ledger says so", async () => (await announcer.StatesAsync()).GetValueOrDefault("sent") == expected, TimeSpan.FromMinutes(1));

        foreach (var (network, count, _, _) in Shares)
        {
            var said = await announcer.SaidAsync(network);
            var violations = await networks.ViolationsAsync(network);
            var isRight = said.Count == count + PublishedOneByOne && said.Select(one => one.Text).Distinct(StringComparer.Ordinal).Count() == said.Count && violations.Count == 0;
            report.Add(
                string.Create(CultureInfo.InvariantCulture, $"announcing: {count} due in the same second on {network}: each once, within its limit; the last after"),
                string.Create(CultureInfo.InvariantCulture, $"{(said.Max(one => one.At) - at).TotalSeconds:0} s"), "all", isRight);
        }

        foreach (var share in new[] { 0.5, 0.95 })
        {
            report.Add(
                string.Create(CultureInfo.InvariantCulture, $"announcing: a reader waits for a page meanwhile (in the quiet before), p{share * 100:0}"),
                $"{Report.Milliseconds(Share(during, share))} ({Report.Milliseconds(Share(quiet, share))})");
        }
    }

    private static async Task<int> CountAsync(Announcer announcer)
    {
        // As often as is enough: the machine is the one that is measured.
        await Task.Delay(TimeSpan.FromSeconds(1));
        return (await Task.WhenAll(Shares.Select(share => announcer.SaidAsync(share.Network)))).Sum(said => said.Count);
    }

    private static TimeSpan Share(IReadOnlyList<TimeSpan> times, double share) => times.Order().ElementAt((int)((times.Count - 1) * share));
}
