using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Tests.Contracts.Syndication;

/// <summary>A channel as the app makes it from its settings, with real HTTP; keeps what it said, to look for credentials in it.</summary>
public sealed class ChannelUnderTest : IAsyncDisposable
{
    /// <summary>The permalink of the post that everything is about.</summary>
    public const string PostUrl = "https://blog.example/posts/first-snow";

    private const string Slug = "first-snow";

    private readonly ServiceProvider _services;
    private readonly List<string> _said = [];
    private readonly Lock _lock = new();

    /// <param name="kind">The kind of channel.</param>
    /// <param name="settings">Its settings, without <c>Kind</c>.</param>
    /// <param name="authorities">What it may connect to.</param>
    /// <param name="time">How long it waits for an answer.</param>
    /// <param name="addServices">Adds what else the kind needs.</param>
    public ChannelUnderTest(string kind, IReadOnlyDictionary<string, string?> settings, string authorities, TimeSpan time, Action<IServiceCollection> addServices)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Blog:BaseUrl", "https://blog.example"),
            new("Outbound:AllowPrivate", authorities),
            new("Channels:under-test:Kind", kind),
            .. settings.Select(setting => KeyValuePair.Create($"Channels:under-test:{setting.Key}", setting.Value)),
        ]).Build();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new CapturingLog(Say)))
            .AddSingleton(TimeProvider.System)
            .AddSingleton<Platform.BlogClock>()
            .Configure<BlogOptions>(configuration.GetSection(BlogOptions.Section))
            .AddOutbound(configuration)
            .AddSingleton(new OutboundLimits { Time = time })
            .AddSyndication(configuration);
        addServices(services);
        _services = services.BuildServiceProvider();
        Channel = _services.GetRequiredService<ChannelDirectory>().All.Single();
    }

    public IChannel Channel { get; }

    /// <summary>All that it told the author and the log so far.</summary>
    public IReadOnlyList<string> Said
    {
        get
        {
            lock (_lock)
                return [.. _said];
        }
    }

    public static ChannelMessage Message(string text, string? link = null, string? visibility = null) =>
        new(text, link, "初雪の朝", "庭が白くなった。", "ja", visibility);

    public static Dispatch Dispatch(ChannelMessage message) =>
        new(message, Slug, PostUrl, AnnouncementKey.New(TimeProvider.System.GetUtcNow()), Attempt: 1, TimeProvider.System.GetUtcNow());

    public async Task<Measure> MeasureAsync(ChannelMessage message)
    {
        var measure = await Channel.MeasureAsync(message, default);
        foreach (var problem in measure.Problems)
            Say(problem.ToString());
        return measure;
    }

    public Task<SendResult> SendAsync(string text, string? link = null) => SendAsync(Dispatch(Message(text, link)));

    public async Task<SendResult> SendAsync(Dispatch dispatch)
    {
        var result = await Channel.SendAsync(dispatch, default);
        Say(result.ToString());
        return result;
    }

    public async Task<LookUpResult> LookUpAsync(Dispatch dispatch)
    {
        var result = await Channel.LookUpAsync(dispatch, default);
        Say(result.ToString());
        return result;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private void Say(string text)
    {
        lock (_lock)
            _said.Add(text);
    }
}
