using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Networks;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Syndication.Sending;

/// <summary>When announcements go out and what of them is seen, on stand-ins of all networks.</summary>
public sealed class SendingTests(SendingTests.Fixture fixture) : IClassFixture<SendingTests.Fixture>
{
    // A channel whose budget of a month is enough for two messages.
    private const string Frugal = "frugal";

    private AnnouncingBlog Announcing => fixture.Announcing;

    private TestBlog Blog => Announcing.Blog;

    [Fact]
    public async Task Each_network_hears_its_own_words_when_the_post_is_published_and_the_page_links_what_was_said()
    {
        var slug = await Announcing.DraftAsync("外と内");
        foreach (var channel in Announcing.Channels)
            (await Announcing.CountAsync(channel, AnnouncingBlog.TextOf("外と内", channel))).ShouldBe(0, "a draft is announced nowhere");

        await Announcing.PublishAsync(slug);

        List<string> links = [];
        foreach (var channel in Announcing.Channels)
        {
            var sent = await Announcing.WaitForAsync(slug, channel, "sent");
            (await Announcing.CountAsync(channel, AnnouncingBlog.TextOf("外と内", channel))).ShouldBe(1);
            if ((string?)sent["statusUrl"] is { } url)
                links.Add(url);
        }

        links.Count.ShouldBeGreaterThanOrEqualTo(3);
        await Wait.UntilAsync("the page links every status", async () =>
        {
            var page = await Blog.Reader.GetStringAsync(new Uri($"/posts/{Uri.EscapeDataString(slug)}", UriKind.Relative));
            return links.TrueForAll(link => page.Contains($"class=\"u-syndication\" rel=\"syndication\" href=\"{link}\"", StringComparison.Ordinal));
        });

        // Other changes of the post have nothing sent again.
        await Blog.Author.PatchAsync($"/api/posts/{Uri.EscapeDataString(slug)}", new { title = "外と内、改題" }, (await Blog.Author.GetAsync($"/api/posts/{Uri.EscapeDataString(slug)}")).ETag);
        var later = await Announcing.DraftAsync("Afterwards");
        await Announcing.PublishAsync(later);
        foreach (var channel in Announcing.Channels)
            await Announcing.WaitForAsync(later, channel, "sent");
        foreach (var channel in Announcing.Channels)
        {
            (await Announcing.CountAsync(channel, AnnouncingBlog.TextOf("外と内", channel))).ShouldBe(1);
            (await Announcing.Networks.ViolationsAsync(channel)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task An_announcement_with_a_time_waits_for_it_and_no_longer()
    {
        var slug = await Announcing.DraftAsync("Later", "webhook");
        var at = DateTimeOffset.UtcNow.AddSeconds(4);
        (await Blog.Author.PutAsync(AnnouncingBlog.PathOf(slug, "mastodon"), new { text = "Half a minute of patience is all that it takes.", at })).Status.ShouldBe(System.Net.HttpStatusCode.Created);
        await Announcing.PublishAsync(slug);
        await Announcing.WaitForAsync(slug, "webhook", "sent");
        (await Announcing.AnnouncementAsync(slug, "mastodon"))["state"]!.ToString().ShouldBe("planned");

        var sent = await Announcing.WaitForAsync(slug, "mastodon", "sent");
        ((DateTimeOffset)sent["sentAt"]! - at).ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task What_is_planned_for_a_post_that_is_withdrawn_is_not_sent()
    {
        var slug = (await Blog.Author.PublishNewAsync("Withdrawn in time")).Slug;
        await Blog.Author.PutAsync(AnnouncingBlog.PathOf(slug, "mastodon"), new { text = "Nobody will ever read these words.", at = DateTimeOffset.UtcNow.AddHours(1) });
        var path = $"/api/posts/{slug}";
        await Blog.Author.PostAsync($"{path}/withdraw", ifMatch: (await Blog.Author.GetAsync(path)).ETag);
        var failed = await Announcing.WaitForAsync(slug, "mastodon", "failed");
        ((string)failed["reason"]!).ShouldBe("postGone");
    }

    [Fact]
    public async Task Three_posts_at_once_spend_no_more_than_the_budget_of_the_month()
    {
        List<string> slugs = [];
        for (var i = 0; i < 3; i++)
        {
            var slug = await Announcing.DraftAsync($"Costly {i}", "webhook");
            await Announcing.PlanAsync(slug, Frugal, $"Words that are worth what they cost, number {i}.");
            slugs.Add(slug);
        }

        await Task.WhenAll(slugs.Select(Announcing.PublishAsync));
        List<string> ends = [];
        foreach (var slug in slugs)
            ends.Add((string)(await Announcing.WaitForAsync(slug, Frugal, "sent", "failed"))["reason"]!);
        ends.Order(StringComparer.Ordinal).ShouldBe(["none", "none", "overBudget"]);
        var channel = (await Blog.Author.GetAsync("/api/channels")).Json["items"]!.AsArray().Single(item => (string)item!["id"]! == Frugal)!;
        ((decimal)channel["spentThisMonth"]!).ShouldBe(0.03m);
    }

    public sealed class Fixture : IAsyncLifetime
    {
        private AnnouncingBlog? _announcing;

        public AnnouncingBlog Announcing => _announcing ?? throw new InvalidOperationException("The blog is not running.");

        public async Task InitializeAsync() => _announcing = await AnnouncingBlog.StartAsync(networks => networks.SettingsOf("x")
            .Append(KeyValuePair.Create("Kind", (string?)"x"))
            .Append(KeyValuePair.Create("MonthlyBudget", (string?)"0.04"))
            .ToDictionary(setting => $"Channels__{Frugal}__{setting.Key}", setting => setting.Value, StringComparer.Ordinal));

        public async Task DisposeAsync() => await Announcing.DisposeAsync();
    }
}
