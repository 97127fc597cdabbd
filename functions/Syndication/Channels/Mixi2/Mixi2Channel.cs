using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Mixi2.Wire;

namespace ServerlessBlog.Syndication.Channels.Mixi2;

/// <summary>
/// An application account on mixi2, by its Application API (developer.mixi.social). The API has no idempotency, and finds posts by
/// nothing but their ids: a lost answer is for the author to decide.
/// </summary>
public sealed class Mixi2Channel : IChannel
{
    private const int MaxCharacters = 149;
    private const string Profile = "profile";
    private const string Method = "/social.mixi.application.service.application_api.v1.ApplicationService/CreatePost";

    private readonly Mixi2Settings _settings;
    private readonly OutboundClient _client;
    private readonly TimeProvider _time;
    private readonly Mixi2Tokens _tokens;
    private readonly Uri _createPost;

    public Mixi2Channel(ChannelTraits traits, Mixi2Settings settings, OutboundClient client, TimeProvider time)
    {
        Traits = traits with
        {
            Visibilities = ["public", Profile],
            Rate = new RateLimit(20, TimeSpan.FromMinutes(1)),
            // A token, the post, and both once more.
            SendTime = TimeSpan.FromSeconds(45),
        };
        _settings = settings;
        _client = client;
        _time = time;
        _tokens = new Mixi2Tokens(settings, client, time);
        _createPost = new Uri(settings.Endpoint!.TrimEnd('/') + Method);
    }

    public ChannelTraits Traits { get; }

    /// <summary>
    /// Counts characters as readers see them. How mixi2 does is not said: so a text that has more UTF-16 units than the limit, such
    /// as many emoji have, is a problem too.
    /// </summary>
    public ValueTask<Measure> MeasureAsync(ChannelMessage message, CancellationToken cancellationToken)
    {
        var text = TextOf(message);
        var count = Graphemes.Count(text);
        IReadOnlyList<MeasureProblem> problems = count > MaxCharacters ? [MeasureProblem.TooLong(Traits.Name, count, MaxCharacters)]
            : text.Length > MaxCharacters ? [new MeasureProblem("text", true, $"Shorten the text or use fewer emoji: {Traits.Name} may count {text.Length} of {MaxCharacters} characters, because some of them are made of several.")]
            : [];
        return ValueTask.FromResult(new Measure(count, MaxCharacters, 0, problems));
    }

    public async Task<SendResult> SendAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        var token = await _tokens.GetAsync(refused: null, cancellationToken);
        if (token.Value is null)
            return token.Problem!;
        try
        {
            var answer = await PostAsync(dispatch.Message, token.Value, cancellationToken);
            if (Mixi2Answer.IsUnauthenticated(answer))
            {
                token = await _tokens.GetAsync(refused: token.Value, cancellationToken);
                if (token.Value is null)
                    return token.Problem!;
                answer = await PostAsync(dispatch.Message, token.Value, cancellationToken);
            }

            return Mixi2Answer.Read(answer, _settings.StatusUrlPattern, [token.Value, _settings.AuthKey, _settings.ClientSecret], _time.GetUtcNow());
        }
        catch (OutboundException exception)
        {
            return NoAnswer.ToSending(exception);
        }
    }

    public Task<LookUpResult> LookUpAsync(Dispatch dispatch, CancellationToken cancellationToken) =>
        Task.FromResult(new LookUpResult(LookUpOutcome.Unknown, "mixi2 finds posts by their ids only; look for it on the account's profile."));

    private static string TextOf(ChannelMessage message) => message.Link is null ? message.Text : $"{message.Text}\n{message.Link}";

    private Task<OutboundResponse> PostAsync(ChannelMessage message, string token, CancellationToken cancellationToken)
    {
        var post = new CreatePostRequest { Text = TextOf(message) };
        if (!string.IsNullOrEmpty(_settings.CommunityId))
            post.CommunityId = _settings.CommunityId;
        if (message.Visibility == Profile)
            post.PublishingType = PublishingType.NotPublishing;
        List<KeyValuePair<string, string>> metadata = [new("authorization", $"Bearer {token}")];
        if (!string.IsNullOrEmpty(_settings.AuthKey))
            metadata.Add(new("x-auth-key", _settings.AuthKey));
        return _client.SendAsync(GrpcCall.Request(_createPost, post, metadata), cancellationToken);
    }
}
