using System.Globalization;
using ServerlessBlog.Bench.Cost.Model;
using ServerlessBlog.Bench.Flood;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.FunctionsHost;
using ServerlessBlog.Tests.Support.Networks;

namespace ServerlessBlog.Bench.Cost.Measuring;

/// <summary>The published app under the Functions host's double, with everything that it asks of storage and queues counted.</summary>
internal sealed class MeasuredBlog : IAsyncDisposable
{
    /// <summary>A word that makes spam here.</summary>
    public const string BlockedWord = "カジノ";

    /// <summary>The networks that there are channels on.</summary>
    public static readonly string[] Channels = ["x", "bluesky", "mastodon", "mixi2", "webhook"];

    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(5);

    private readonly Lab _lab;
    private readonly Traffic _traffic = new();
    private readonly List<IAsyncDisposable> _opened = [];
    private readonly string _log;

    private MeasuredBlog(Lab lab)
    {
        _lab = lab;
        _log = Path.Combine(Path.GetTempPath(), $"cost-{Guid.NewGuid():N}.log");
    }

    public FunctionsHostDouble Host { get; private set; } = null!;

    /// <summary>A reader, who takes what is compressed as it is.</summary>
    public HttpClient Reader { get; private set; } = null!;

    public BlogClient Author { get; private set; } = null!;

    public FloodSource Source { get; private set; } = null!;

    /// <summary>The bytes that the app has written to its log so far.</summary>
    public long LogBytes
    {
        get
        {
            using var log = new FileStream(_log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return log.Length;
        }
    }

    public static async Task<MeasuredBlog> StartAsync(Lab lab)
    {
        var blog = new MeasuredBlog(lab);
        try
        {
            await blog.OpenAsync();
            return blog;
        }
        catch
        {
            await blog.DisposeAsync();
            throw;
        }
    }

    /// <summary>Does something, waits until nothing follows from it any more, and says what all that took.</summary>
    /// <param name="act">Does it; returns the bytes that came back, if that is of interest.</param>
    public async Task<(double Seconds, double Bytes, Calls Calls, IReadOnlyList<QueueWork> Messages)> MeasureAsync(Func<Task<double>> act)
    {
        await _lab.DrainAsync(DrainLimit);
        _traffic.Restart();
        var start = TimeProvider.System.GetTimestamp();
        var bytes = await act();
        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        await _lab.DrainAsync(DrainLimit);
        return (seconds, bytes, _traffic.Calls(), _traffic.Messages());
    }

    /// <summary>The processor time of the app so far, in seconds.</summary>
    public double ProcessorSeconds()
    {
        using var process = System.Diagnostics.Process.GetProcessById(Host.HandlerProcessId);
        return process.TotalProcessorTime.TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(_opened))
            await one.DisposeAsync();
        Reader?.Dispose();
        File.Delete(_log);
    }

    private async Task OpenAsync()
    {
        var (app, settings) = _lab.App(port: 0, asHandler: true);
        var networks = Opened(await NetworkStandIns.StartAsync());
        Source = Opened(await FloodSource.StartAsync());
        foreach (var (name, value) in AnnouncingBlog.SettingsOf(networks, Channels))
            settings[name] = value;
        settings["Outbound__AllowPrivate"] = $"{networks.Authorities},{Source.Authority}";
        settings["Moderation__BlockedWords"] = BlockedWord;
        // As in Azure; the lab switches it off.
        settings["Linkbacks__Send"] = null;
        // The message for the end of a claim is waited for: it counts.
        settings["Syndication__ClaimSeconds"] = "15";
        foreach (var name in new[] { "FUNCTIONS_CUSTOMHANDLER_PORT", "ASPNETCORE_URLS" })
            settings.Remove(name);
        settings["BlogStorage"] = await ThroughAsync(await ThroughAsync(settings["BlogStorage"]!, "BlobEndpoint=http", Traffic.Blobs), "TableEndpoint=http", Traffic.Tables);
        settings["ServiceBus"] = await ThroughAsync(settings["ServiceBus"]!, "Endpoint=sb", Traffic.Bus);
        Host = Opened(await FunctionsHostDouble.StartAsync(new FunctionsHostOptions { AppFolder = Path.GetDirectoryName(app)!, Settings = settings, PumpMessages = true, LogPath = _log }));
        Reader = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Host.Address, Timeout = TimeSpan.FromMinutes(2) };
        Reader.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, deflate, br");
        Author = new BlogClient(Reader, Lab.Key);
    }

    // The connection string with a proxy in front of one of its endpoints.
    private async Task<string> ThroughAsync(string connection, string endpoint, string service)
    {
        var start = connection.IndexOf(endpoint + "://127.0.0.1:", StringComparison.Ordinal) + endpoint.Length + "://127.0.0.1:".Length;
        var end = connection.IndexOf('/', start);
        var proxy = Opened(await CountingProxy.StartAsync(service, int.Parse(connection.AsSpan(start, end - start), CultureInfo.InvariantCulture), _traffic.Note));
        return string.Create(CultureInfo.InvariantCulture, $"{connection[..start]}{proxy.Port}{connection[end..]}");
    }

    private T Opened<T>(T one) where T : IAsyncDisposable
    {
        _opened.Add(one);
        return one;
    }
}
