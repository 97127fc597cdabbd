using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ServerlessBlog.Local.Azurite;
using ServerlessBlog.Tests.Support.Blog.Apps;
using ServerlessBlog.Tests.Support.FunctionsHost;
using ServerlessBlog.Tests.Support.OpenApi;

namespace ServerlessBlog.Tests.Support.Blog;

/// <summary>
/// The whole blog for one test class: Azurite and the Service Bus emulator, and the real app as a process of its own,
/// all on free loopback ports that stay the same when one of them is killed and started again. The app runs by itself, or
/// under the Functions host: <see cref="BlogApps"/>.
/// </summary>
public sealed class TestBlog : IAsyncDisposable
{
    /// <summary>The author's key of every test blog.</summary>
    public const string AuthorKey = "the-test-author-key-0123456789";

    /// <summary>
    /// The header that tells the client's address in tests, as a platform in front of the app would. X-Forwarded-For will not do:
    /// the Functions host overwrites it with the address of its own peer.
    /// </summary>
    public const string ClientHeader = "X-Azure-ClientIP";

    private static readonly string[] Queues = ["moderation", "syndication", "indexing", "linkbacks"];

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("blog-");
    private readonly TestBlogOptions _options;
    private readonly int _port;
    private AzuriteProcess? _azurite;
    private BusProcess? _bus;
    private IBlogApp? _app;

    private TestBlog(TestBlogOptions options)
    {
        _options = options;
        _port = options.Port > 0 ? options.Port : FreePort();
        BaseUrl = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}"));
        Reader = new HttpClient(new OpenApiContractHandler(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })) { BaseAddress = BaseUrl, Timeout = TimeSpan.FromMinutes(2) };
        Author = new BlogClient(Reader, AuthorKey);
    }

    public Uri BaseUrl { get; }

    /// <summary>A client without the author's key. It fails on every answer that the OpenAPI document does not describe.</summary>
    public HttpClient Reader { get; }

    /// <summary>The author's client.</summary>
    public BlogClient Author { get; }

    public AzuriteProcess Azurite => _azurite ?? throw new InvalidOperationException("Azurite is not running.");

    public BusProcess Bus => _bus ?? throw new InvalidOperationException("The Service Bus emulator is not running.");

    public IBlogApp App => _app ?? throw new InvalidOperationException("The app is not running.");

    /// <summary>The Functions host's double, where the app runs under it.</summary>
    public FunctionsHostDouble Host => App is HostedApp hosted ? hosted.Host : throw new InvalidOperationException("The app runs by itself.");

    public static async Task<TestBlog> StartAsync(TestBlogOptions? options = null)
    {
        var blog = new TestBlog(options ?? new TestBlogOptions());
        try
        {
            await blog.StartAzuriteAsync();
            await blog.StartBusAsync();
            await blog.StartAppAsync();
            return blog;
        }
        catch
        {
            await blog.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the app, and returns when it answers.</summary>
    public async Task StartAppAsync()
    {
        _app = _options.Hosted ? await HostedApp.StartAsync(_port, Environment(), _options.TakesMessages) : StandaloneApp.Start(_port, Environment());
        await Wait.UntilAsync("the app answers", async () =>
        {
            if (_app.HasEnded)
                throw new InvalidOperationException($"The app ended: {_app.Output}");
            try
            {
                return (await Reader.GetAsync(new Uri("/healthz", UriKind.Relative))).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    public async Task KillAppAsync()
    {
        App.Kill();
        await App.DisposeAsync();
        _app = null;
    }

    public async Task StartAzuriteAsync() =>
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions
        {
            Durable = _options.Durable,
            DataDirectory = _options.Durable ? Path.Combine(_data.FullName, "azurite") : null,
            BlobPort = _azurite?.BlobPort ?? 0,
            TablePort = _azurite?.TablePort ?? 0,
        });

    public async Task KillAzuriteAsync()
    {
        await Azurite.KillAsync();
        await Azurite.DisposeAsync();
    }

    public async Task StartBusAsync() =>
        _bus = await BusProcess.StartAsync(Path.Combine(_data.FullName, "queues.db"), Queues, _options.LockDuration, _bus?.Port ?? 0);

    /// <summary>Waits until no queue has anything left to do.</summary>
    public Task DrainAsync(TimeSpan? limit = null) => Wait.UntilAsync("the queues are drained", Bus.IsDrainedAsync, limit);

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        if (_bus is not null)
            await _bus.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _data.Delete(recursive: true);
    }

    /// <summary>
    /// A loopback port at which nobody listens: below those that the system gives to outgoing connections, so that none of these
    /// takes it before it is used.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(10_000, 32_768));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Somebody listens there: another one.
            }
        }
    }

    private Dictionary<string, string?> Environment() => new(_options.Settings, StringComparer.Ordinal)
    {
        ["BlogStorage"] = _options.Connect(Azurite.ConnectionString),
        ["AzureWebJobsStorage"] = Azurite.ConnectionString,
        ["ServiceBus"] = _options.Connect(Bus.ConnectionString),
        ["PublishSchedule"] = _options.PublishSchedule,
        ["SyndicationSchedule"] = _options.Settings.GetValueOrDefault("SyndicationSchedule") ?? TestBlogOptions.Never,
        ["DigestSchedule"] = _options.Settings.GetValueOrDefault("DigestSchedule") ?? TestBlogOptions.Never,
        ["BackupSchedule"] = _options.Settings.GetValueOrDefault("BackupSchedule") ?? TestBlogOptions.Never,
        // Else each change of a post would leave a message for later; tests of linkbacks switch it on.
        ["Linkbacks__Send"] = _options.Settings.GetValueOrDefault("Linkbacks__Send") ?? "false",
        ["Blog__BaseUrl"] = BaseUrl.GetLeftPart(UriPartial.Authority),
        ["Blog__AuthorKey"] = AuthorKey,
    };
}

/// <summary>How a test blog differs from the usual one.</summary>
public sealed record TestBlogOptions
{
    /// <summary>Whether the app runs under the Functions host, whatever the tests are told.</summary>
    public bool Hosted { get; init; } = BlogApps.AreHosted;

    /// <summary>Whether the Functions host receives messages for the app; it does not concern an app that runs by itself.</summary>
    public bool TakesMessages { get; init; } = true;

    /// <summary>Whether Azurite keeps its data when it is killed.</summary>
    public bool Durable { get; init; }

    /// <summary>The app's port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>A schedule that hardly ever comes.</summary>
    public const string Never = "0 0 0 1 1 *";

    /// <summary>The timer's schedule; by default it hardly ever runs.</summary>
    public string PublishSchedule { get; init; } = Never;

    /// <summary>How long a message of a killed consumer stays hidden.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What the app is given instead of the connection string of its storage or queues, such as one that leads through a proxy.</summary>
    public Func<string, string> Connect { get; init; } = connection => connection;

    /// <summary>More settings for the app.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);
}
