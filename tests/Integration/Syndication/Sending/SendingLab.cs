using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessBlog.Local.Azurite;
using ServerlessBlog.Moderation.Notices;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Posts;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Store;
using ServerlessBlog.Syndication;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Settings;
using ServerlessBlog.Syndication.Sending;
using ServerlessBlog.Syndication.Sending.Delivery;
using ServerlessBlog.Tests.Integration.Moderation;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Syndication.Sending;

/// <summary>The sender's own services on real storage, with the clock and one network in the hands of a test.</summary>
public sealed class SendingLab : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ScriptedChannel _channel;

    public SendingLab(AzuriteProcess azurite, ScriptedChannel channel)
    {
        _channel = channel;
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
        options.Channels[channel.Traits.Id] = (new ScriptedKind(channel), new ScriptedSettings());
        _services = new ServiceCollection()
            .AddLogging()
            .AddPlatform(configuration)
            .AddPosts()
            .AddSyndication(configuration)
            .AddNotices()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<ServiceBusClient>(new LabQueue(Time))
            .AddSingleton(Options.Create(options))
            .BuildServiceProvider();
    }

    public LabTime Time { get; } = new();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A published post with an announcement; returns its slug.</summary>
    public async Task<string> PlanAsync()
    {
        var slug = $"lab-{Ids.Random(10)}";
        var now = Get<BlogClock>().Now;
        await Get<PostStore>().CommitAsync(
            new Post { PartitionKey = slug, Status = PostStatus.Published, Version = 1, IndexedVersion = 1, PublishedAt = now, Title = "Lab", Language = "en" }, isNew: true, revision: null, default);
        await Get<AnnouncementStore>().SaveAsync(
            new Announcement { PartitionKey = slug, RowKey = _channel.Traits.Id, Text = "Hear, hear.", PlannedAt = now, LedgerKey = LedgerEntry.NewKey(now) }.Anew(now), default);
        return slug;
    }

    /// <summary>What the consumer does with a message; returns what it cost in storage transactions.</summary>
    public async Task<int> DeliverAsync(string slug)
    {
        var meter = StorageMeter.Start();
        await Get<AnnouncementWork>().HandleAsync(slug, default);
        return meter.Transactions;
    }

    public async Task<Announcement> FindAsync(string slug) => (await Get<AnnouncementStore>().FindAsync(slug, _channel.Traits.Id, default))!;

    /// <summary>Whether the author is asked to decide about it.</summary>
    public async Task<bool> IsUndecidedAsync(string slug) =>
        (await Get<AnnouncementStore>().ListAsync(LedgerEntry.Undecided, null, 1000, default)).Any(entry => entry.Slug == slug);

    public Task<decimal> SpentAsync() => Get<Spending>().OfMonthAsync(_channel.Traits.Id, Time.GetUtcNow(), default);

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private sealed record ScriptedKind(ScriptedChannel Channel) : ChannelKind("scripted", "Scripted", Audience.Outward)
    {
        public override ChannelSettings NewSettings() => new ScriptedSettings();

        public override IChannel Create(IServiceProvider services, string id, ChannelSettings settings) => Channel;
    }

    private sealed class ScriptedSettings : ChannelSettings
    {
        public override IEnumerable<(string Setting, string Problem)> Problems() => [];
    }
}

/// <summary>A network that does what a test wants, and keeps what it was sent.</summary>
public sealed class ScriptedChannel : IChannel
{
    private readonly List<Dispatch> _sent = [];

    public ChannelTraits Traits { get; init; } = new($"lab{Ids.Random(8)}", "scripted", Audience.Outward, "Scripted");

    public decimal Price { get; init; }

    /// <summary>What comes of an attempt; by default it is taken.</summary>
    public Func<Dispatch, Task<SendResult>> OnSend { get; set; } = _ => Task.FromResult(SendResult.Sent("1", "https://network.example/1"));

    public IReadOnlyList<Dispatch> Sent
    {
        get
        {
            lock (_sent)
                return [.. _sent];
        }
    }

    /// <summary>Has each attempt end the same way.</summary>
    public void Answer(SendOutcome outcome) => OnSend = _ => Task.FromResult(new SendResult(outcome, "As the test wants it."));

    public ValueTask<Measure> MeasureAsync(ChannelMessage message, CancellationToken cancellationToken) => ValueTask.FromResult(new Measure(message.Text.Length, 100, Price, []));

    public async Task<SendResult> SendAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        lock (_sent)
            _sent.Add(dispatch);
        return await OnSend(dispatch);
    }

    public Task<LookUpResult> LookUpAsync(Dispatch dispatch, CancellationToken cancellationToken) => Task.FromResult(new LookUpResult(LookUpOutcome.Absent, "It is not there."));
}

/// <summary>One storage for all of these tests; each has posts and a channel of its own.</summary>
public sealed class SendingStorage : IAsyncLifetime
{
    private AzuriteProcess? _azurite;

    public AzuriteProcess Azurite => _azurite ?? throw new InvalidOperationException("Azurite is not running.");

    public async Task InitializeAsync() => _azurite = await AzuriteProcess.StartAsync();

    public async Task DisposeAsync() => await Azurite.DisposeAsync();
}
