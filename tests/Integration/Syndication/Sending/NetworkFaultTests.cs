using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Integration.Chaos;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Networks;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace ServerlessBlog.Tests.Integration.Syndication.Sending;

/// <summary>Networks that answer slowly, wrongly or not at all: the ledger and the network agree, and the author hears of what only the author can mend.</summary>
[Trait("Takes", "long")]
public sealed class NetworkFaultTests(ITestOutputHelper output)
{
    // What networks do between taking a message and saying so.
    private static readonly (string Name, object Fault)[] Mishaps =
    [
        ("slow", new { kind = "slow", ms = 1500 }),
        ("hung-up-on", new { kind = "refuse" }),
        ("dropped", new { kind = "drop" }),
        ("broken-before", new { kind = "status", status = 500 }),
        ("broken-after", new { kind = "after", status = 503 }),
        ("malformed", new { kind = "malformed" }),
    ];

    private static readonly string[] WithPrices = ["x", "webhook"];

    [Fact]
    public async Task Whatever_a_network_does_nothing_is_said_twice_and_nothing_is_lost()
    {
        await using var author = await LocalServer.StartAsync(_ => Task.CompletedTask);
        await using var announcing = await AnnouncingBlog.StartAsync(networks => new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Syndication__RetrySeconds"] = "1",
            ["Moderation__Notify__Webhook__Url"] = $"{author.Url}chat",
            ["Outbound__AllowPrivate"] = $"{networks.Authorities},{author.Authority}",
        });
        List<(string Slug, string Channel)> announced = [];
        foreach (var (name, fault) in Mishaps)
        {
            var slug = await announcing.DraftAsync(name);
            foreach (var channel in announcing.Channels)
                await announcing.Networks.FaultAsync(channel, fault);
            await announcing.PublishAsync(slug);
            foreach (var channel in announcing.Channels)
            {
                await announcing.WaitForAsync(slug, channel, "sent", "unknown");
                announced.Add((slug, channel));
            }
        }

        announced.AddRange(await ThrottleAsync(announcing));
        announced.AddRange(await StopAsync(announcing, author, "unpaid", 402, "payment", WithPrices));
        announced.AddRange(await StopAsync(announcing, author, "revoked", 401, "credentials", announcing.Channels));
        await LedgerAgreement.ShouldHoldAsync(announcing, announced, output);
        Told(author).ShouldBe(WithPrices.Length + announcing.Channels.Count, "once for each stop of each channel");
    }

    private static int Told(LocalServer author) => author.Requests.Count(request => request.Target == "/chat");

    private static async Task<IEnumerable<(string Slug, string Channel)>> ThrottleAsync(AnnouncingBlog announcing)
    {
        // mixi2 does not say until when, and is left alone for its whole minute.
        string[] channels = [.. announcing.Channels.Where(channel => channel != "mixi2")];
        var slug = await announcing.DraftAsync("throttled", channels);
        var reset = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 3);
        foreach (var channel in channels)
            await announcing.Networks.FaultAsync(channel, Throttling(reset));
        await announcing.PublishAsync(slug);
        foreach (var channel in channels)
            ((DateTimeOffset)(await announcing.WaitForAsync(slug, channel, "sent"))["sentAt"]!).ShouldBeGreaterThanOrEqualTo(reset, channel);
        return channels.Select(channel => (slug, channel));
    }

    /// <summary>Networks want money or other credentials: what is planned waits until the author resumes the channel, and is said once.</summary>
    private static async Task<IEnumerable<(string Slug, string Channel)>> StopAsync(AnnouncingBlog announcing, LocalServer author, string title, int status, string reason, IReadOnlyList<string> channels)
    {
        var told = Told(author);
        var slug = await announcing.DraftAsync(title, [.. channels]);
        foreach (var channel in channels)
            await announcing.Networks.FaultAsync(channel, new { kind = "status", status, count = 2 });
        await announcing.PublishAsync(slug);
        foreach (var channel in channels)
        {
            await Wait.UntilAsync($"{channel} is stopped", async () => (await StopOfAsync(announcing, channel))?["reason"]?.ToString() == reason);
            ((string)(await announcing.WaitForAsync(slug, channel, "planned"))["reason"]!).ShouldBe("channelStopped");
        }

        await Wait.UntilAsync("the author is told", () => Task.FromResult(Told(author) >= told + channels.Count));
        foreach (var channel in channels)
        {
            await announcing.Networks.ForgetFaultsAsync(channel);
            (await announcing.Blog.Author.PostAsync($"/api/channels/{channel}/resume")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        }

        foreach (var channel in channels)
            await announcing.WaitForAsync(slug, channel, "sent");
        return channels.Select(channel => (slug, channel));
    }

    private static async Task<JsonNode?> StopOfAsync(AnnouncingBlog announcing, string channel) =>
        (await announcing.Blog.Author.GetAsync("/api/channels")).Json["items"]!.AsArray().Single(item => (string)item!["id"]! == channel)!["stop"];

    // Each network has a header of its own for the same thing.
    private static object Throttling(DateTimeOffset reset) => new
    {
        kind = "status",
        status = 429,
        headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["x-rate-limit-reset"] = reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["ratelimit-reset"] = reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["x-ratelimit-reset"] = reset.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["retry-after"] = "3",
        },
    };
}
