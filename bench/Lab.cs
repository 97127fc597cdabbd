using System.Globalization;
using ServerlessBlog.Local.App;
using ServerlessBlog.Local.Azurite;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;

namespace ServerlessBlog.Bench;

/// <summary>Storage, queues and a blog with posts in it; and whatever is started on top.</summary>
internal sealed class Lab : IAsyncDisposable
{
    /// <summary>The author's key.</summary>
    public const string Key = "the-bench-author-key-0123456789";
    /// <summary>The address that the blog takes for its own.</summary>
    public const string PublicAddress = "https://blog.example";

    private const int Posts = 60;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bench-");
    private readonly AzuriteProcess _azurite;
    private readonly string _app;
    private readonly string _baseline;
    private BusProcess? _bus;

    private Lab(string app, string baseline, AzuriteProcess azurite) => (_app, _baseline, _azurite) = (app, baseline, azurite);

    /// <summary>The path of the permalink page that is measured.</summary>
    public static string Page => "/posts/measured-30";

    /// <summary>The path of the same post as JSON.</summary>
    public static string Json => "/api/posts/measured-30";

    public static async Task<Lab> OpenAsync(string app, string baseline)
    {
        await Console.Error.WriteLineAsync("starting storage and queues, and writing posts ...");
        var lab = new Lab(app, baseline, await AzuriteProcess.StartAsync(new AzuriteOptions { Durable = false }));
        lab._bus = await BusProcess.StartAsync(Path.Combine(lab._data.FullName, "queues.db"), ["moderation", "syndication", "indexing", "linkbacks"], TimeSpan.FromSeconds(30), 0);
        await using var blog = await lab.StartAppAsync();
        using var http = new HttpClient { BaseAddress = blog.Address };
        var author = new BlogClient(http, Key);
        for (var i = 1; i <= Posts; i++)
        {
            var text = string.Concat(Enumerable.Range(1, 12).Select(n => $"{n}段落目の文章です。外向きの一言と、内向きの近況は別のものなので、同じ文を両方に送るのはやめました。It also has some English words in it, number {i}.\n\n"));
            await author.PublishNewAsync($"Measured {i}", $"# 見出し\n\n{text}> 引用です。\n> -- 2009-12-26 08:51, Keitai Web, https://status.example/{i}\n", ["測定"], ["bench", "測定"], $"2010-01-{1 + (i / 3):D2}T00:00:00Z");
        }

        return lab;
    }

    /// <summary>The app by itself.</summary>
    public Task<AppProcess> StartAppAsync() => StartAppAsync(new Dictionary<string, string?>(StringComparer.Ordinal));

    /// <summary>The app by itself, with more settings.</summary>
    public Task<AppProcess> StartAppAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var environment = AppEnvironment(TestBlog.FreePort(), asHandler: false);
        foreach (var (name, value) in settings)
            environment[name] = value;
        return StartAsync(_app, environment);
    }

    /// <summary>The app as the Functions host starts it; the address is the one that the host calls.</summary>
    public Task<AppProcess> StartHandlerAsync() => StartAsync(_app, AppEnvironment(TestBlog.FreePort(), asHandler: true));

    /// <summary>A bare server that gives <paramref name="answer"/> to everything.</summary>
    public async Task<AppProcess> StartBaselineAsync(Answer answer)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_data.FullName, Guid.NewGuid().ToString("N"))).FullName;
        await answer.SaveAsync(folder);
        var (path, environment) = Baseline(TestBlog.FreePort());
        return await StartAsync(path, new Dictionary<string, string?>(environment, StringComparer.Ordinal) { ["BASELINE_FOLDER"] = folder });
    }

    /// <summary>Executable and environment of a single start, for whoever starts it by itself.</summary>
    public (string Executable, Dictionary<string, string?> Environment) App(int port, bool asHandler) => (_app, AppEnvironment(port, asHandler));

    public (string Executable, Dictionary<string, string?> Environment) Baseline(int port) =>
        (_baseline, new Dictionary<string, string?>(StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = UrlOf(port) });

    /// <summary>Waits until no queue has anything left to do.</summary>
    public Task DrainAsync(TimeSpan limit) => Wait.UntilAsync("the queues are drained", _bus!.IsDrainedAsync, limit);

    public async ValueTask DisposeAsync()
    {
        if (_bus is not null)
            await _bus.DisposeAsync();
        await _azurite.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private static Task<AppProcess> StartAsync(string path, Dictionary<string, string?> environment) => AppProcess.StartAsync(new AppOptions
    {
        Path = path,
        Address = new Uri(environment["ASPNETCORE_URLS"]!),
        Environment = environment,
    });

    private static string UrlOf(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");

    private Dictionary<string, string?> AppEnvironment(int port, bool asHandler) => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_URLS"] = UrlOf(port),
        ["FUNCTIONS_CUSTOMHANDLER_PORT"] = asHandler ? port.ToString(CultureInfo.InvariantCulture) : null,
        ["BlogStorage"] = _azurite.ConnectionString,
        ["AzureWebJobsStorage"] = _azurite.ConnectionString,
        ["ServiceBus"] = _bus!.ConnectionString,
        ["PublishSchedule"] = "0 0 0 1 1 *",
        ["SyndicationSchedule"] = "0 0 0 1 1 *",
        ["DigestSchedule"] = "0 0 0 1 1 *",
        ["BackupSchedule"] = "0 0 0 1 1 *",
        ["Blog__BaseUrl"] = PublicAddress,
        ["Blog__Title"] = "測定用のブログ",
        // The posts link to a site that is not there.
        ["Linkbacks__Send"] = "false",
        ["Blog__AuthorKey"] = Key,
    };
}
