using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Http;
using ServerlessBlog.Syndication.Channels.X.Access;
using ServerlessBlog.Syndication.Channels.X.Text;

namespace ServerlessBlog.Syndication.Channels.X;

/// <summary>
/// An account on X (X API v2). X asks for money for each post, and for more when there is a URL in it; it has nothing by
/// which it could know a post again, so a lost answer is never followed by another attempt.
/// </summary>
public sealed class XChannel : IChannel, IStatusSource
{
    // Those of an account in 15 minutes; the app's own limit of 10,000 a day is further away.
    private static readonly RateLimit Rate = new(100, TimeSpan.FromMinutes(15));

    // A look-up reads the account and at most so many posts.
    private const int PostsLookedAt = 20;

    // Clocks differ.
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(2);

    private readonly XSettings _settings;
    private readonly TimeProvider _time;
    private readonly XApi _api;
    private readonly XTimeline _timeline;

    public XChannel(ChannelTraits traits, XSettings settings, OutboundClient client, XTokenStore store, TimeProvider time, ILogger<XChannel> logger)
    {
        _settings = settings;
        _time = time;
        Account = settings.IsOAuth2 ? new OAuth2Access(traits.Id, settings, new XTokenEndpoint(settings, client, time), store, time, logger) : null;
        _api = new XApi(Account ?? (IXAccess)new OAuth1Access(settings, time), client);
        _timeline = new XTimeline(_api, settings);
        Traits = traits with
        {
            LinksByDefault = false,
            CanLookUp = true,
            LookUpPrice = settings.PricePerRead * (1 + PostsLookedAt),
            MonthlyBudget = settings.MonthlyBudget,
            Rate = Rate,
            IsConnectedOnDesk = settings.IsOAuth2,
        };
    }

    public ChannelTraits Traits { get; }

    public decimal StatusPrice => _settings.PricePerRead;

    public bool IsDigested => _settings.WeeklyDigest;

    /// <summary>Where the author gives access to the account.</summary>
    internal Uri AuthorizeEndpoint => new(_settings.AuthorizeEndpoint);

    internal string? ClientId => _settings.ClientId;

    /// <summary>The account's tokens; null where the settings have the keys of OAuth 1.0a.</summary>
    internal OAuth2Access? Account { get; }

    public ValueTask<Measure> MeasureAsync(ChannelMessage message, CancellationToken cancellationToken)
    {
        var text = XText.Of(TextOf(message));
        List<MeasureProblem> problems = [];
        if (text.Length > XText.MaxLength)
            problems.Add(MeasureProblem.TooLong(Traits.Name, text.Length, XText.MaxLength));
        if (text.HasForbidden)
            problems.Add(new MeasureProblem("text", false, "Take the byte order mark (U+FEFF, U+FFFE or U+FFFF) out of the text: X refuses it."));
        return ValueTask.FromResult(new Measure(text.Length, XText.MaxLength, text.Urls > 0 ? _settings.PricePerPostWithUrl : _settings.PricePerPost, problems));
    }

    public async Task<SendResult> SendAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        try
        {
            var (answer, authorization) = await _api.SendAsync(ChannelJson.Post(_settings.Api("/2/tweets"), new JObject { ["text"] = TextOf(dispatch.Message) }), cancellationToken);
            return XAnswer.Read(answer, _time.GetUtcNow(), [.. _settings.Secrets, authorization.Split(' ', 2)[^1]]);
        }
        catch (XAccessException exception)
        {
            return new SendResult(exception.Outcome, exception.Message) { RetryAt = exception.RetryAt };
        }
        catch (OutboundException exception)
        {
            return NoAnswer.ToSending(exception);
        }
    }

    public async Task<LookUpResult> LookUpAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        try
        {
            var (posts, isMore) = await _timeline.ReadAsync(dispatch.FirstAttemptAt - Before, until: null, PostsLookedAt, cancellationToken);
            if (posts.FirstOrDefault(post => post.Says(TextOf(dispatch.Message)))?.Status is { } found)
                return new LookUpResult(LookUpOutcome.Found, "", found.Id, found.Url);
            return isMore
                ? new LookUpResult(LookUpOutcome.Unknown, $"It is not among the account's {PostsLookedAt} newest posts, and there are more since then: look on X.")
                : new LookUpResult(LookUpOutcome.Absent, "It is not among the account's posts since then.");
        }
        catch (ChannelException exception)
        {
            return new LookUpResult(LookUpOutcome.Unknown, exception.Message);
        }
    }

    public async Task<IReadOnlyList<OwnStatus>> ReadOwnAsync(DateTimeOffset from, DateTimeOffset until, int max, CancellationToken cancellationToken)
    {
        var (posts, _) = await _timeline.ReadAsync(from, until, max, cancellationToken);
        return [.. posts.Select(post => post.Status).OfType<OwnStatus>().Where(status => status.CreatedAt >= from && status.CreatedAt < until).Reverse()];
    }

    private static string TextOf(ChannelMessage message) => message.Link is null ? message.Text : $"{message.Text}\n{message.Link}";
}
