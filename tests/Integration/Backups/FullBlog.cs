using System.Net;
using System.Net.Http.Json;
using Azure.Data.Tables;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Linkbacks.Sending.Store;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Backups;

/// <summary>
/// A blog of 200 posts in every state, with what others wrote about them and what others were told, behind proxies that can
/// stop the app at any of its requests to storage; and a back-up of it.
/// </summary>
public sealed class FullBlog : IAsyncLifetime
{
    public const string Channel = "memo";

    private const int Seeded = 188;
    private const int Written = 12;

    private readonly StepProxies _proxies;
    private TestBlog? _blog;

    public FullBlog() => _proxies = new StepProxies(Steps);

    public TestBlog Blog => _blog!;

    /// <summary>Counts the app's requests to storage.</summary>
    public StepCounter Steps { get; } = new();

    /// <summary>The slugs of the posts that were written through the API.</summary>
    public IList<string> Slugs { get; } = [];

    /// <summary>The back-up.</summary>
    public string Id { get; private set; } = "";

    /// <summary>What stood in the tables when it was made.</summary>
    public SortedDictionary<string, string> Rows { get; private set; } = [];

    /// <summary>What stood in the containers when it was made.</summary>
    public SortedDictionary<string, string> Blobs { get; private set; } = [];

    /// <summary>What the blog answered then.</summary>
    public SortedDictionary<string, string> Answers { get; private set; } = [];

    /// <summary>The container of back-ups, as one would copy it to another account.</summary>
    public SortedDictionary<string, string> Backups { get; private set; } = [];

    public async Task InitializeAsync()
    {
        _blog = await TestBlog.StartAsync(new TestBlogOptions
        {
            LockDuration = TimeSpan.FromSeconds(5),
            Connect = connection => connection.Contains("BlobEndpoint", StringComparison.Ordinal) ? _proxies.Reroute(connection) : connection,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [$"Channels__{Channel}__Kind"] = "webhook",
                [$"Channels__{Channel}__Endpoint"] = "http://127.0.0.1:1/memo",
                [$"Channels__{Channel}__Secret"] = "a secret that signs nothing",
            },
        });
        await new ManyPosts(Blog.Azurite.ConnectionString).AddAsync(Seeded);
        for (var i = 0; i < Written; i++)
            Slugs.Add((await Blog.Author.PublishNewAsync($"Written by hand {i}", $"Some words about Twitter活用術, and number {i}.", ["SNS"], ["Twitter"])).Slug);
        await ChangeAsync();
        await HearAsync();
        await Blog.DrainAsync();
        await TellAsync();
        await BackupClient.PassAsync(TimeSpan.FromSeconds(4));
        (Rows, Blobs) = (await Blog.RowsAsync(), await Blog.BlobsAsync());
        Answers = await Blog.AnswersAsync(Paths());
        Id = await Blog.BackUpAsync();
        Backups = await Blog.BlobsAsync(StorageNames.Backups);
    }

    /// <summary>Every page and list that there is.</summary>
    public IEnumerable<string> Paths()
    {
        string[] fixedPaths =
        [
            "/", "/atom.xml", "/rss.xml", "/feed.json", "/archives", "/archives/2010/01", "/categories/SNS", "/tags/Twitter", "/tags/Twitter/atom.xml", "/sitemap.xml", "/sitemaps/2010-01.xml",
            "/search?q=Twitter%E6%B4%BB%E7%94%A8%E8%A1%93", "/search?q=%E5%A4%96%E5%90%91%E3%81%8D", "/api/posts?limit=100", "/api/posts?category=SNS", "/api/posts?tag=mixi", "/api/posts?q=English%20number",
            "/api/posts?status=draft", "/api/posts?status=scheduled", "/api/desk", "/api/desk?state=approved", "/api/desk?state=spam", "/api/announcements", "/api/announcements?state=unknown",
        ];
        var slugs = Rows.Keys.Where(key => key.StartsWith("posts: ", StringComparison.Ordinal) && key.EndsWith(", post", StringComparison.Ordinal)).Select(key => key[7..^6]);
        return fixedPaths.Concat(slugs.SelectMany(slug => new[] { $"/posts/{Uri.EscapeDataString(slug)}", $"/api/posts/{Uri.EscapeDataString(slug)}" }))
            .Concat(Slugs.SelectMany(slug => new[] { $"/api/posts/{slug}/comments", $"/api/posts/{slug}/linkbacks", $"/api/posts/{slug}/revisions", $"/api/posts/{slug}/linkbacks/sent", $"/posts/{slug}/comments.xml" }));
    }

    public async Task DisposeAsync()
    {
        await Blog.DisposeAsync();
        await _proxies.DisposeAsync();
    }

    private async Task ChangeAsync()
    {
        for (var i = 0; i < 3; i++)
            await SendAsync(HttpMethod.Patch, Slugs[i], "", new { body = $"Other words, after some thought ({i})." });
        await SendAsync(HttpMethod.Post, Slugs[3], "/withdraw", null);
        await SendAsync(HttpMethod.Delete, Slugs[4], "", null);
        Slugs.RemoveAt(4);
        (await Blog.Author.PutAsync("/api/authors/guest", new { name = "客人", bio = "ときどき書く。" })).Status.ShouldBe(HttpStatusCode.Created);
    }

    private async Task SendAsync(HttpMethod method, string slug, string action, object? body)
    {
        var path = "/api/posts/" + slug;
        var tag = (await Blog.Author.GetAsync(path)).ETag;
        var answer = await Blog.Author.SendAsync(method, path + action, body, tag, method == HttpMethod.Patch ? "application/merge-patch+json" : "application/json");
        ((int)answer.Status).ShouldBeInRange(200, 299, answer.Text);
    }

    private async Task HearAsync()
    {
        foreach (var slug in Slugs.Take(3))
        {
            (await Blog.Author.PostAsync($"/api/posts/{slug}/comments", new { name = "はなこ", text = "書いた人です。" })).Status.ShouldBe(HttpStatusCode.Created);
            using var content = JsonContent.Create(new { name = "たろう", email = "taro@example.com", text = $"読みました: {slug}" });
            using var sent = await Blog.Reader.PostAsync(new Uri($"/api/posts/{slug}/comments", UriKind.Relative), content);
            sent.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }

        var items = new DeskItems(Blog);
        foreach (var state in new[] { "Pending", "Spam", "Rejected" })
            await items.LinkbackAsync(Slugs[5], "Trackback", $"https://other.example/{state}", isVerified: true, state: state);
        var shown = await items.LinkbackAsync(Slugs[5], "Webmention", "https://other.example/shown", isVerified: true, "A page", "somebody", "An excerpt");
        (await Blog.Author.PostAsync($"/api/desk/{shown.DeskId}/approve")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task TellAsync()
    {
        var (now, later) = (DateTimeOffset.UtcNow, new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var tables = new TableServiceClient(Blog.Azurite.ConnectionString);
        var store = new AnnouncementStore(tables);
        AnnouncementState[] states = [AnnouncementState.Sent, AnnouncementState.Failed, AnnouncementState.Unknown];
        foreach (var (slug, state) in Slugs.Zip(states))
        {
            var row = new Announcement { PartitionKey = slug, RowKey = Channel, Text = $"{slug} を書きました。", State = state, PlannedAt = now, SentAt = now, LedgerKey = LedgerEntry.NewKey(now), Key = AnnouncementKey.New(now), CostMicros = 15_000 };
            await store.NoteAsync(LedgerEntry.All, row, default);
            if (state == AnnouncementState.Unknown)
                await store.NoteAsync(LedgerEntry.Undecided, row, default);
            await store.SaveAsync(row.Noted(now), default);
        }

        await PlanAsync(Slugs[5], new { text = "五年の計は元旦にあり。", link = false, at = later });
        await PlanAsync("seeded-0000", new { text = "下書きのうちに決めておく一言。", link = false });
        var links = Enum.GetValues<SendState>().Where(state => state != SendState.Sending).Select(state => new SentLinkback
        {
            PartitionKey = Slugs[6],
            RowKey = TargetHash.OfLink(new Uri($"https://told.example/{state}")),
            Target = $"https://told.example/{state}",
            State = state,
            Protocol = LinkbackProtocol.Webmention,
            Version = 1,
            NextAt = state == SendState.Planned ? later : null,
            PlannedAt = now,
            RecentKey = RecentLinkback.NewKey(now),
        }.Noted(now)).ToList();
        var ledger = new LinkbackLedger(tables);
        await ledger.NoteRecentAsync(links, default);
        await ledger.SaveAllAsync(links, default);
    }

    private async Task PlanAsync(string slug, object announcement)
    {
        var planned = await Blog.Author.PutAsync($"/api/posts/{slug}/announcements/{Channel}", announcement);
        ((int)planned.Status).ShouldBeInRange(200, 299, planned.Text);
    }
}
