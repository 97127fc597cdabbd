using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Platform.Text;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Http;

namespace ServerlessBlog.Syndication.Channels.Mastodon;

/// <summary>An account on a Mastodon instance, or on one that speaks its API (docs.joinmastodon.org).</summary>
public sealed class MastodonChannel : IChannel, IStatusSource
{
    // How much the clocks of the blog and of the instance may differ.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly MastodonSettings _settings;
    private readonly OutboundClient _client;
    private readonly TimeProvider _time;
    private readonly Uri _instance;
    private readonly MastodonLimits _limits;
    private readonly MastodonStatuses _statuses;

    public MastodonChannel(ChannelTraits traits, MastodonSettings settings, OutboundClient client, TimeProvider time)
    {
        Traits = traits with
        {
            Visibilities = Visibilities,
            HasLanguage = true,
            // The instance keeps keys for an hour.
            ResendWindow = TimeSpan.FromMinutes(55),
            CanLookUp = true,
            // 300 calls in 5 minutes, and some of them are for other things.
            Rate = new RateLimit(250, TimeSpan.FromMinutes(5)),
            SendTime = TimeSpan.FromSeconds(20),
        };
        _settings = settings;
        _client = client;
        _time = time;
        _instance = new Uri(settings.Endpoint!.TrimEnd('/') + "/");
        _limits = new MastodonLimits(_instance, client, time);
        _statuses = new MastodonStatuses(_instance, settings.AccessToken, client);
    }

    /// <summary>Who may see a status, from everybody to those whom it mentions.</summary>
    public static IReadOnlyList<string> Visibilities { get; } = ["public", "unlisted", "private", "direct"];

    public ChannelTraits Traits { get; }

    public decimal StatusPrice => 0;

    public bool IsDigested => _settings.WeeklyDigest;

    public async ValueTask<Measure> MeasureAsync(ChannelMessage message, CancellationToken cancellationToken)
    {
        var limit = await _limits.GetAsync(cancellationToken);
        var count = MastodonLength.Count(WholeText(message), limit.CharactersPerUrl);
        List<MeasureProblem> problems = [];
        if (count > limit.Characters)
            problems.Add(MeasureProblem.TooLong(Traits.Name, count, limit.Characters));
        return new Measure(count, limit.Characters, 0, problems);
    }

    public async Task<SendResult> SendAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        var request = ChannelJson.Post(new Uri(_instance, "api/v1/statuses"), BodyOf(dispatch.Message)) with
        {
            Headers = [new("Authorization", $"Bearer {_settings.AccessToken}"), new("Idempotency-Key", dispatch.Key), new("Accept", "application/json")],
        };
        try
        {
            return MastodonAnswer.Read(await _client.SendAsync(request, cancellationToken), _settings.AccessToken, _time.GetUtcNow());
        }
        catch (OutboundException exception)
        {
            return NoAnswer.ToSending(exception);
        }
    }

    public async Task<LookUpResult> LookUpAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        var sought = Comparable(WholeText(dispatch.Message));
        try
        {
            await foreach (var status in _statuses.ReadAsync(dispatch.FirstAttemptAt - Skew, withReplies: true, cancellationToken))
            {
                if (Comparable(MastodonStatuses.TextOf(status)) == sought)
                    return new LookUpResult(LookUpOutcome.Found, "It is there.", status.Text("id"), MastodonAnswer.UrlOf(status.Text("url")));
            }

            return new LookUpResult(LookUpOutcome.Absent, "None of the account's statuses since then has this text.");
        }
        catch (ChannelException exception)
        {
            return new LookUpResult(LookUpOutcome.Unknown, exception.Message);
        }
    }

    public async Task<IReadOnlyList<OwnStatus>> ReadOwnAsync(DateTimeOffset from, DateTimeOffset until, int max, CancellationToken cancellationToken)
    {
        List<OwnStatus> own = [];
        await foreach (var status in _statuses.ReadAsync(from, withReplies: false, cancellationToken))
        {
            if (own.Count == max)
                break;
            // What was not for everybody is not for the blog.
            if (MastodonStatuses.TimeOf(status) is var time && (time >= until || status.Text("visibility") is not ("public" or "unlisted")))
                continue;
            own.Add(new OwnStatus(
                status.Text("id") ?? "", MastodonStatuses.TextOf(status), time, status.Text("application", "name") ?? "", MastodonAnswer.UrlOf(status.Text("url")) ?? "", status.Text("in_reply_to_id")));
        }

        own.Reverse();
        return own;
    }

    private static string WholeText(ChannelMessage message) => message.Link is null ? message.Text : $"{message.Text}\n\n{message.Link}";

    // As people read it: the instance sets lines in its own way, and shows mentions without their servers.
    private static string Comparable(string text) => FoldedText.OnOneLine(MastodonLength.WithShortMentions(text));

    private JObject BodyOf(ChannelMessage message)
    {
        var body = new JObject { ["status"] = WholeText(message) };
        if ((message.Visibility ?? _settings.Visibility) is { Length: > 0 } visibility)
            body["visibility"] = visibility;
        // ISO 639, the first part of a BCP 47 tag.
        if (message.Language.Split('-')[0].ToLowerInvariant() is { Length: 2 or 3 } language)
            body["language"] = language;
        return body;
    }
}
