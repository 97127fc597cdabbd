using System.Net;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Local.Azurite;
using ServerlessBlog.Moderation;
using ServerlessBlog.Moderation.Inbox;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Queue;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Posts;
using ServerlessBlog.Site;

namespace ServerlessBlog.Tests.Integration.Moderation;

/// <summary>The app's own services on real storage, with time and messages in the hands of a test.</summary>
public sealed class ModerationLab : IAsyncDisposable
{
    public const string Slug = "mixi-to-twitter";

    private readonly AzuriteProcess _azurite;
    private readonly ServiceProvider _services;
    private readonly bool _ownsAzurite;
    private int _comments;

    private ModerationLab(AzuriteProcess azurite, bool ownsAzurite, (string Name, string Value)[] settings)
    {
        (_azurite, _ownsAzurite) = (azurite, ownsAzurite);
        Queue = new LabQueue(Time);
        (string Name, string Value)[] own =
        [
            ("BlogStorage", azurite.ConnectionString),
            ("ServiceBus", "Endpoint=sb://127.0.0.1:1/;SharedAccessKeyName=n;SharedAccessKey=k;UseDevelopmentEmulator=true"),
            ("Blog:BaseUrl", "https://blog.example"),
            ("Blog:Title", "ためしのブログ"),
            ("Blog:AuthorKey", "the-test-author-key-0123456789"),
        ];
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(own.Concat(settings).Select(setting => KeyValuePair.Create<string, string?>(setting.Name.Replace("__", ":", StringComparison.Ordinal), setting.Value)))
            .Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddPlatform(configuration)
            .AddPosts()
            .AddModeration()
            .AddModerationJudge(configuration)
            .AddSite()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<ServiceBusClient>(Queue)
            .AddSingleton<ILinkbackVerifier>(Verifier)
            .BuildServiceProvider();
    }

    public LabTime Time { get; } = new();

    public LabQueue Queue { get; }

    /// <summary>What the sources of linkbacks are seen to be.</summary>
    public LabVerifier Verifier { get; } = new();

    public static async Task<ModerationLab> StartAsync(params (string Name, string Value)[] settings) =>
        new(await AzuriteProcess.StartAsync(), ownsAzurite: true, settings);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Another instance of the app on the same storage.</summary>
    public ModerationLab Another(params (string Name, string Value)[] settings)
    {
        var other = new ModerationLab(_azurite, ownsAzurite: false, settings);
        other.Time.MoveTo(Time.GetUtcNow());
        return other;
    }

    /// <summary>Has a comment taken in, judged and settled; the item as it then is.</summary>
    public async Task<FeedbackItem> ReceiveAsync(FeedbackItem comment)
    {
        var taken = await Get<FeedbackInbox>().AddCommentAsync(comment, default);
        await DeliverAsync(TimeSpan.FromSeconds(3));
        return await ReadAsync(taken);
    }

    /// <summary>Has a linkback taken in, judged and settled.</summary>
    public async Task<FeedbackItem> ReceiveLinkbackAsync(string source, string title, string text, string slug = Slug)
    {
        var row = FeedbackIds.RowOfSource(new Uri(source));
        var linkback = new FeedbackItem { PartitionKey = slug, RowKey = row, Kind = FeedbackKind.Webmention, Url = source, Title = title, Text = text };
        var taken = await Get<FeedbackInbox>().AddLinkbackAsync(linkback, await Get<FeedbackReader>().FindAsync(slug, row, default), default);
        await DeliverAsync(TimeSpan.FromSeconds(3));
        return await ReadAsync(taken);
    }

    public async Task<FeedbackItem> ReadAsync(FeedbackItem item) => (await FindAsync(item))!;

    public Task<FeedbackItem?> FindAsync(FeedbackItem item) => Get<FeedbackReader>().FindAsync(item.Slug, item.RowKey, default);

    /// <summary>Lets <paramref name="time"/> pass and delivers what is due in it.</summary>
    public async Task DeliverAsync(TimeSpan time)
    {
        var end = Time.GetUtcNow() + time;
        while (Queue.Messages is [var first, ..] && first.At <= end)
        {
            Time.MoveTo(first.At);
            foreach (var body in Queue.TakeDue())
                await DeliverAsync(body);
        }

        Time.MoveTo(end);
    }

    /// <summary>Delivers one message, perhaps once more.</summary>
    public async Task DeliverAsync(string body)
    {
        if (!await Get<ModerationMessages>().TryHandleAsync(ServiceBusModelFactory.ServiceBusReceivedMessage(BinaryData.FromString(body)), default))
            throw new InvalidOperationException("Nobody knows this message: " + body);
    }

    /// <summary>A comment as the form makes it, by somebody with an address of their own.</summary>
    public async Task<FeedbackItem> CommentAsync(string text, string name = "ハル", string email = "", string url = "", IPAddress? client = null, string replyTo = "") => new()
    {
        PartitionKey = Slug,
        RowKey = FeedbackItem.CommentRow(FeedbackIds.NewComment(Time.GetUtcNow())),
        Kind = FeedbackKind.Comment,
        Name = name,
        Email = email,
        Url = url,
        Text = text,
        ReplyTo = replyTo,
        ElapsedMs = 30_000,
        ClientHash = await Get<ClientHasher>().HashAsync(client ??= NextAddress(), default),
        SealedClient = await Get<ClientSeal>().SealAsync(client, default),
        UserAgent = "Mozilla/5.0 (test)",
    };

    /// <summary>Every value in every table, as text.</summary>
    public async Task<string> DumpAsync()
    {
        List<string> all = [];
        foreach (var name in StorageNames.Tables)
        {
            await foreach (var row in Get<TableServiceClient>().GetTableClient(name).QueryAsync<TableEntity>())
                all.AddRange(row.Select(column => $"{name} {row.PartitionKey} {row.RowKey} {column.Key}={(column.Value is byte[] bytes ? Convert.ToBase64String(bytes) : column.Value)}"));
        }

        return string.Join('\n', all);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsAzurite)
            await _azurite.DisposeAsync();
    }

    private IPAddress NextAddress() => new([198, 51, 100, (byte)(++_comments % 250)]);
}

/// <summary>Says of every source what a test wants.</summary>
public sealed class LabVerifier : ILinkbackVerifier
{
    public Func<FeedbackItem, Verification> Says { get; set; } = _ => new Verification(VerificationOutcome.Links, "");

    public Task<Verification> VerifyAsync(FeedbackItem linkback, CancellationToken cancellationToken) => Task.FromResult(Says(linkback));
}
