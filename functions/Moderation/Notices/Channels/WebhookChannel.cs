using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Moderation.Notices.Channels;

/// <summary>Tells the author in a chat, by its incoming webhook.</summary>
public sealed partial class WebhookChannel(IOptions<ModerationOptions> options, IOptions<BlogOptions> blog, OutboundClient client, ILogger<WebhookChannel> logger) : INoticeChannel
{
    private readonly WebhookOptions _webhook = options.Value.Notify.Webhook;
    private readonly NoticeTexts _texts = NoticeTexts.For(blog.Value.Language);

    public string Name => "webhook";

    public bool IsOn => _webhook.Url.Length > 0;

    public Task<Telling> TellAsync(Digest digest, string id, CancellationToken cancellationToken) => SendAsync(MessageOf(digest), cancellationToken);

    public Task<Telling> TellAsync(Alert alert, string id, CancellationToken cancellationToken) => SendAsync(MessageOf(alert), cancellationToken);

    private async Task<Telling> SendAsync(JObject message, CancellationToken cancellationToken)
    {
        var request = new OutboundRequest(HttpMethod.Post, new Uri(_webhook.Url))
        {
            Body = Encoding.UTF8.GetBytes(message.ToString(Formatting.None)),
            ContentType = "application/json",
        };
        try
        {
            var response = await client.SendAsync(request, cancellationToken);
            if (!response.IsSuccess)
                LogRefused(logger, (int)response.Status);
            return TellingLimits.Of(response);
        }
        catch (OutboundException exception)
        {
            LogFailed(logger, exception.Failure);
            return TellingLimits.Of(exception);
        }
    }

    private JObject MessageOf(Digest digest) =>
        WebhookKinds.Is(_webhook.Kind, WebhookKinds.Discord) ? DiscordMessage.Of(digest, _texts)
        : WebhookKinds.Is(_webhook.Kind, WebhookKinds.Teams) ? TeamsMessage.Of(digest, _texts)
        : SlackMessage.Of(digest, _texts);

    private JObject MessageOf(Alert alert) =>
        WebhookKinds.Is(_webhook.Kind, WebhookKinds.Discord) ? DiscordMessage.Of(alert, _texts)
        : WebhookKinds.Is(_webhook.Kind, WebhookKinds.Teams) ? TeamsMessage.Of(alert, _texts)
        : SlackMessage.Of(alert, _texts);

    [LoggerMessage(EventId = 4321, Level = LogLevel.Warning, Message = "The webhook answered {Status} to a notice")]
    private static partial void LogRefused(ILogger logger, int status);

    [LoggerMessage(EventId = 4322, Level = LogLevel.Warning, Message = "The webhook could not be told: {Failure}")]
    private static partial void LogFailed(ILogger logger, OutboundFailure failure);
}
