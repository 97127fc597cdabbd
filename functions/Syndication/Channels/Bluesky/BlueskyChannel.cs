using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Http;

namespace ServerlessBlog.Syndication.Channels.Bluesky;

/// <summary>A Bluesky account, or one on any other personal data server of the AT protocol (atproto.com, docs.bsky.app).</summary>
public sealed class BlueskyChannel : IChannel, IStatusSource
{
    private const int MaxGraphemes = 300;
    private const int MaxBytes = 3000;

    // For a session, the handles of a text and a look whether it is there already.
    private static readonly TimeSpan Preparation = TimeSpan.FromSeconds(20);

    private readonly BlueskySettings _settings;
    private readonly TimeProvider _time;
    private readonly Xrpc _xrpc;
    private readonly BlueskySessions _sessions;
    private readonly BlueskyPosts _posts;
    private readonly BlueskyRecord _record;
    private readonly BlueskyFeed _feed;

    public BlueskyChannel(ChannelTraits traits, BlueskySettings settings, OutboundClient client, TimeProvider time)
    {
        Traits = traits with
        {
            HasLanguage = true,
            // A record key is taken once and for all.
            ResendWindow = TimeSpan.MaxValue,
            CanLookUp = true,
            // 1,666 records in an hour, of which likes and replies want some too.
            Rate = new RateLimit(400, TimeSpan.FromMinutes(20)),
            // The preparation, and twice the request itself with a new session between and a look afterwards.
            SendTime = TimeSpan.FromSeconds(75),
        };
        _settings = settings;
        _time = time;
        _xrpc = new Xrpc(new Uri((settings.Endpoint is { Length: > 0 } server ? server : "https://bsky.social").TrimEnd('/') + "/"), client, time);
        _sessions = new BlueskySessions(_xrpc, settings, time);
        _posts = new BlueskyPosts(_xrpc, settings);
        _record = new BlueskyRecord(_xrpc);
        _feed = new BlueskyFeed(_xrpc, _sessions, _posts);
    }

    public ChannelTraits Traits { get; }

    public decimal StatusPrice => 0;

    public bool IsDigested => _settings.WeeklyDigest;

    // A link goes along as a card, which counts nothing.
    public ValueTask<Measure> MeasureAsync(ChannelMessage message, CancellationToken cancellationToken)
    {
        var count = Graphemes.Count(message.Text);
        List<MeasureProblem> problems = [];
        if (count > MaxGraphemes)
            problems.Add(MeasureProblem.TooLong(Traits.Name, count, MaxGraphemes));
        else if (Encoding.UTF8.GetByteCount(message.Text) is var bytes and > MaxBytes)
            problems.Add(new MeasureProblem("text", true, $"Shorten the text to {MaxBytes} bytes of UTF-8: it has {bytes}, because some of its characters are made of many others."));
        return ValueTask.FromResult(new Measure(count, MaxGraphemes, 0, problems));
    }

    public async Task<SendResult> SendAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Preparation, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        JObject? record;
        try
        {
            var (session, failure) = await _sessions.GetAsync(null, both.Token);
            if (session is null)
                return failure!;
            if (dispatch.Attempt > 1 && await _posts.FindAsync(session.Did, dispatch.Key, both.Token) is { Outcome: not LookUpOutcome.Absent } found)
                return found.Outcome == LookUpOutcome.Found ? SendResult.Sent(found.StatusId, found.StatusUrl) : new SendResult(SendOutcome.Lost, found.Detail);
            record = await _record.OfAsync(dispatch.Message, dispatch.FirstAttemptAt, both.Token);
        }
        catch (OutboundException exception)
        {
            return NoAnswer.BeforeSending(exception);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult(SendOutcome.Busy, "The server takes too long.");
        }

        return record is null
            ? new SendResult(SendOutcome.Busy, "The server does not say for now who is mentioned.")
            : await CreateAsync(record, dispatch.Key, cancellationToken);
    }

    public async Task<LookUpResult> LookUpAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        var (session, failure) = await _sessions.GetAsync(null, cancellationToken);
        return session is null ? new LookUpResult(LookUpOutcome.Unknown, failure!.Detail) : await _posts.FindAsync(session.Did, dispatch.Key, cancellationToken);
    }

    public Task<IReadOnlyList<OwnStatus>> ReadOwnAsync(DateTimeOffset from, DateTimeOffset until, int max, CancellationToken cancellationToken) =>
        _feed.ReadAsync(from, until, max, cancellationToken);

    private async Task<SendResult> CreateAsync(JObject record, string key, CancellationToken cancellationToken)
    {
        var did = "";
        Task<XrpcAnswer> PostAsync(BlueskySession session)
        {
            did = session.Did;
            var input = new JObject { ["repo"] = did, ["collection"] = BlueskyRecord.Collection, ["rkey"] = key, ["record"] = record };
            return _xrpc.CallAsync("com.atproto.repo.createRecord", session.AccessJwt, input, cancellationToken);
        }

        try
        {
            var (answer, failure) = await _sessions.CallAsync(PostAsync, cancellationToken);
            return answer is null ? failure! : await ReadAsync(answer, did, key, cancellationToken);
        }
        catch (OutboundException exception)
        {
            return NoAnswer.ToSending(exception);
        }
    }

    private async Task<SendResult> ReadAsync(XrpcAnswer answer, string did, string key, CancellationToken cancellationToken)
    {
        var status = (int)answer.Status;
        switch (answer)
        {
            case { IsSuccess: true }:
                return answer.Body.Text("uri") is { } uri ? SendResult.Sent(uri, _posts.UrlOf(key), status) : new SendResult(SendOutcome.Lost, "The server's answer names no post.", status);
            case { Status: HttpStatusCode.TooManyRequests }:
                return new SendResult(SendOutcome.Busy, "The server takes no more posts for now.", status) { RetryAt = answer.RetryAt };
            case { IsAccountClosed: true }:
                return new SendResult(SendOutcome.Unauthorized, "The server has closed the account for the time being.", status);
            case { IsExpired: true }:
                return new SendResult(SendOutcome.Unauthorized, "The server accepts no session of the account's.", status);
            case { Status: >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout }:
                return new SendResult(SendOutcome.Lost, "The server failed.", status);
        }

        // A key that is taken is refused as well.
        var found = await _posts.FindAsync(did, key, cancellationToken);
        var words = _sessions.Words(answer);
        return found.Outcome switch
        {
            LookUpOutcome.Found => SendResult.Sent(found.StatusId, found.StatusUrl, status),
            LookUpOutcome.Absent => new SendResult(SendOutcome.Refused, words.Length == 0 ? "The server refused it." : $"The server refused it: {words}", status),
            _ => new SendResult(SendOutcome.Lost, found.Detail, status),
        };
    }
}
