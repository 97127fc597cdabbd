using System.Net.Http.Headers;
using System.Net.Http.Json;
using Azure.Data.Tables;
using ServerlessBlog.Moderation;
using ServerlessBlog.Platform.Signing;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Blog.Apps;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Http;

/// <summary>A blog with one post, asked without any help of the client library.</summary>
public class HttpBlog : IAsyncLifetime
{
    public const string Slug = "http-measured";
    public const string Category = "プロトコル";
    public const string Tag = "http";
    public const string Channel = "memo";

    /// <summary>The id of a channel that the author could connect on the desk.</summary>
    public const string AccountOnX = "on-x";

    // Nothing is asked of this address, so its state is known at once.
    private const string Source = "http://127.0.0.1/page";

    private readonly bool _hosted;
    private TestBlog? _blog;
    private string _commentId = "";
    private string _ownToken = "";
    private DeskClient? _desk;
    private string _decisionToken = "";
    private string _backupId = "";

    /// <summary>A blog that runs as the tests are told to.</summary>
    public HttpBlog()
        : this(BlogApps.AreHosted)
    {
    }

    /// <param name="hosted">Whether the app runs under the Functions host.</param>
    protected HttpBlog(bool hosted) => _hosted = hosted;

    public TestBlog Blog => _blog!;

    /// <summary>The id of a webmention that was sent.</summary>
    public static string LinkbackId { get; } = FeedbackIds.OfSource(new Uri(Source));

    /// <summary>Sends what it is told and returns what came, compressed or not.</summary>
    public HttpClient Raw { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = System.Net.DecompressionMethods.None });

    public async Task InitializeAsync()
    {
        _blog = await TestBlog.StartAsync(new TestBlogOptions
        {
            Hosted = _hosted,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [$"Channels__{AccountOnX}__Kind"] = "x",
                [$"Channels__{AccountOnX}__ClientId"] = "a-client",
                [$"Channels__{Channel}__Kind"] = "webhook",
                [$"Channels__{Channel}__Endpoint"] = "http://127.0.0.1:1/memo",
                [$"Channels__{Channel}__Secret"] = "a secret that signs nothing",
            },
        });
        Raw.BaseAddress = Blog.BaseUrl;
        await Blog.Author.CreateAsync(new
        {
            slug = Slug,
            title = "An answer in every form",
            body = string.Concat(Enumerable.Repeat("段落です。圧縮できる長さの文章を書いておきます。\n\n", 40)),
            categories = new[] { Category },
            tags = new[] { Tag },
            status = "published",
            publishedAt = "2010-01-03T00:00:00Z",
        });
        _commentId = (string)(await Blog.Author.PostAsync($"/api/posts/{Slug}/comments", new { name = "はなこ", text = "書いた人です。" })).Json["id"]!;
        using var content = JsonContent.Create(new { name = "たろう", text = "読みました。" });
        using var sent = await Blog.Reader.PostAsync(new Uri($"/api/posts/{Slug}/comments", UriKind.Relative), content);
        _ownToken = sent.Headers.Location!.ToString().Split("own=")[1];
        _desk = await DeskClient.SignInAsync(Blog.Reader);
        using var mention = new FormUrlEncodedContent([KeyValuePair.Create("source", Source), KeyValuePair.Create("target", new Uri(Blog.BaseUrl, "/posts/" + Slug).AbsoluteUri)]);
        using var mentioned = await Blog.Reader.PostAsync(new Uri("/webmention", UriKind.Relative), mention);
        mentioned.EnsureSuccessStatusCode();
        await Blog.DrainAsync();
        await AnnounceAsync();
        _backupId = (string)(await Blog.Author.PostAsync("/api/backups")).Json["id"]!;
        await Blog.DrainAsync();
        var waiting = (string)(await Blog.Author.GetAsync("/api/desk")).Json["items"]![0]!["id"]!;
        var tokens = new SignedTokens(new SigningSecret(new TableServiceClient(Blog.Azurite.ConnectionString)), TimeProvider.System);
        _decisionToken = await tokens.IssueAsync("decision", $"{waiting} Spam", DateTimeOffset.UtcNow.AddDays(1), default);
    }

    public async Task<HttpResponseMessage> SendAsync(string method, RouteUnderTest route, params (string Name, string Value)[] headers)
    {
        var path = route.Path
            .Replace(RouteUnderTest.CommentId, _commentId, StringComparison.Ordinal)
            .Replace(RouteUnderTest.OwnToken, _ownToken, StringComparison.Ordinal)
            .Replace(RouteUnderTest.DecisionToken, _decisionToken, StringComparison.Ordinal)
            .Replace(RouteUnderTest.BackupId, _backupId, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (route.NeedsKey)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestBlog.AuthorKey);
        if (route.NeedsSession)
            request.Headers.Add("Cookie", _desk!.Cookie);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Raw.SendAsync(request);
    }

    public async Task DisposeAsync()
    {
        Raw.Dispose();
        await Blog.DisposeAsync();
    }

    // As it stands when it is sent: one that is planned would keep a message waiting.
    private async Task AnnounceAsync()
    {
        var now = DateTimeOffset.UtcNow;
        var row = new Announcement { PartitionKey = Slug, RowKey = Channel, Text = "四つの返し方を書いておきました。", State = AnnouncementState.Sent, PlannedAt = now, SentAt = now, LedgerKey = LedgerEntry.NewKey(now) };
        var store = new AnnouncementStore(new TableServiceClient(Blog.Azurite.ConnectionString));
        await store.NoteAsync(LedgerEntry.All, row, default);
        await store.SaveAsync(row.Noted(now), default);
    }
}
