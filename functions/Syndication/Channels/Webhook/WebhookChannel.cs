using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Channels.Webhook;

/// <summary>
/// Anything that takes a signed POST of JSON, such as a program that writes to a mail list. Requests are those of Standard
/// Webhooks 1.0.0, which also has libraries that check them.
/// </summary>
public sealed class WebhookChannel(ChannelTraits traits, WebhookSettings settings, OutboundClient client, TimeProvider time) : IChannel
{
    private static readonly TimeSpan Deduplication = TimeSpan.FromDays(1);

    private readonly Uri _endpoint = new(settings.Endpoint!);
    private readonly byte[] _key = WebhookSignature.KeyOf(settings.Secret) ?? throw new ArgumentException("The secret is no proper Base64.", nameof(settings));

    public ChannelTraits Traits { get; } = traits with { ResendWindow = settings.DeduplicatesById ? Deduplication : TimeSpan.Zero };

    /// <summary>Counts the text alone, in characters as readers see them: the link has its own place.</summary>
    public ValueTask<Measure> MeasureAsync(ChannelMessage message, CancellationToken cancellationToken)
    {
        var count = Graphemes.Count(message.Text);
        IReadOnlyList<MeasureProblem> problems = settings.MaxCharacters > 0 && count > settings.MaxCharacters
            ? [MeasureProblem.TooLong(Traits.Name, count, settings.MaxCharacters)]
            : [];
        return ValueTask.FromResult(new Measure(count, settings.MaxCharacters, 0, problems));
    }

    public async Task<SendResult> SendAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        var body = WebhookContent.Of(Traits.Id, dispatch);
        var request = new OutboundRequest(HttpMethod.Post, _endpoint)
        {
            Headers = [new("Accept", "application/json"), .. WebhookSignature.Headers(_key, dispatch.Key, time.GetUtcNow(), body)],
            Body = body,
            ContentType = "application/json",
        };
        try
        {
            return WebhookAnswer.Read(await client.SendAsync(request, cancellationToken), time.GetUtcNow());
        }
        catch (OutboundException exception)
        {
            return NoAnswer.ToSending(exception);
        }
    }

    public Task<LookUpResult> LookUpAsync(Dispatch dispatch, CancellationToken cancellationToken) =>
        Task.FromResult(new LookUpResult(LookUpOutcome.Unknown, "A webhook cannot be asked what it took."));
}
