using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessBlog.Local.Azurite;
using ServerlessBlog.Platform;
using ServerlessBlog.Posts;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Site;
using ServerlessBlog.Syndication;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Settings;
using ServerlessBlog.Syndication.Statuses.Digest;
using ServerlessBlog.Tests.Integration.Moderation;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Syndication.Statuses;

/// <summary>The app's own services on real storage, with the clock and the networks in the hands of a test.</summary>
public sealed class DigestLab : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public DigestLab(AzuriteProcess azurite, LabTime time, params LabSource[] sources)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["BlogStorage"] = azurite.ConnectionString,
                ["ServiceBus"] = "Endpoint=sb://127.0.0.1:1/;SharedAccessKeyName=n;SharedAccessKey=k;UseDevelopmentEmulator=true",
                ["Blog:BaseUrl"] = "https://blog.example",
                ["Blog:AuthorKey"] = "the-test-author-key-0123456789",
            })
            .Build();
        var options = new ChannelsOptions();
        foreach (var source in sources)
            options.Channels[source.Traits.Id] = (new LabKind(source), new LabSettings());
        _services = new ServiceCollection()
            .AddLogging()
            .AddPlatform(configuration)
            .AddPosts()
            .AddSite()
            .AddSyndication(configuration)
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<ServiceBusClient>(new LabQueue(time))
            .AddSingleton(Options.Create(options))
            .AddSingleton<MakeDigest>()
            .BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>What the timer does.</summary>
    public Task RunAsync() => Get<MakeDigest>().Run(new TimerInfo(), default);

    /// <summary>The digest of a channel; null where there is none.</summary>
    public async Task<(Post Post, string Body)?> FindAsync(string slug) =>
        await Get<PostReader>().FindAsync(slug, default) is { } post ? (post, (await Get<PostReader>().ViewAsync(post, default)).Body) : null;

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private sealed record LabKind(LabSource Source) : ChannelKind("lab", "Lab", Audience.Outward)
    {
        public override ChannelSettings NewSettings() => new LabSettings();

        public override IChannel Create(IServiceProvider services, string id, ChannelSettings settings) => Source;
    }

    private sealed class LabSettings : ChannelSettings
    {
        public override IEnumerable<(string Setting, string Problem)> Problems() => [];
    }
}

/// <summary>One storage for all tests of digests; each has channels of its own.</summary>
public sealed class DigestStorage : IAsyncLifetime
{
    private AzuriteProcess? _azurite;

    public AzuriteProcess Azurite => _azurite ?? throw new InvalidOperationException("Azurite is not running.");

    public async Task InitializeAsync() => _azurite = await AzuriteProcess.StartAsync();

    public async Task DisposeAsync() => await Azurite.DisposeAsync();
}

/// <summary>A network that says what a test wants.</summary>
public sealed class LabSource(string id) : IChannel, IStatusSource
{
    private readonly List<OwnStatus> _statuses = [];

    public ChannelTraits Traits { get; init; } = new(id, "lab", Audience.Outward, id.ToUpperInvariant());

    public decimal StatusPrice { get; init; }

    public bool IsDigested { get; init; } = true;

    /// <summary>What happens when it is read; nothing by default.</summary>
    public Func<Task> OnRead { get; set; } = () => Task.CompletedTask;

    /// <summary>How often it was read.</summary>
    public int Reads { get; private set; }

    public void Say(string text, DateTimeOffset at, string? replyTo = null) =>
        _statuses.Add(new OwnStatus($"{_statuses.Count + 1}", text, at, "web", $"https://{Traits.Id}.example/{_statuses.Count + 1}", replyTo));

    public async Task<IReadOnlyList<OwnStatus>> ReadOwnAsync(DateTimeOffset from, DateTimeOffset until, int max, CancellationToken cancellationToken)
    {
        Reads++;
        await OnRead();
        return [.. _statuses.Where(status => status.CreatedAt >= from && status.CreatedAt < until).Take(max)];
    }

    public ValueTask<Measure> MeasureAsync(ChannelMessage message, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SendResult> SendAsync(Dispatch dispatch, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<LookUpResult> LookUpAsync(Dispatch dispatch, CancellationToken cancellationToken) => throw new NotSupportedException();
}
