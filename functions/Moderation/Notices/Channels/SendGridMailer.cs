using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Moderation.Notices.Channels;

/// <summary>Hands mail to SendGrid (HTTP API v3, POST /mail/send, answered with 202).</summary>
public sealed partial class SendGridMailer(IOptions<ModerationOptions> options, OutboundClient client, ILogger<SendGridMailer> logger)
{
    /// <summary>Sends one mail to the author.</summary>
    public async Task<Telling> SendAsync(string subject, string body, CancellationToken cancellationToken)
    {
        var settings = options.Value.Notify;
        var request = new OutboundRequest(HttpMethod.Post, new Uri(settings.SendGrid.Endpoint))
        {
            Headers = [new("Authorization", $"Bearer {settings.SendGrid.Key}")],
            Body = Encoding.UTF8.GetBytes(Mail(settings.Mail, subject, body).ToString(Formatting.None)),
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

    private static JObject Mail(MailOptions addresses, string subject, string body) => new()
    {
        ["personalizations"] = new JArray(new JObject { ["to"] = new JArray(new JObject { ["email"] = addresses.To }) }),
        ["from"] = new JObject { ["email"] = addresses.From },
        ["subject"] = subject,
        ["content"] = new JArray(new JObject { ["type"] = "text/plain", ["value"] = body }),
        ["headers"] = new JObject { ["Auto-Submitted"] = "auto-generated" },
        // The signed links are nobody else's: no detour over a server that counts clicks.
        ["tracking_settings"] = new JObject
        {
            ["click_tracking"] = new JObject { ["enable"] = false, ["enable_text"] = false },
            ["open_tracking"] = new JObject { ["enable"] = false },
        },
    };

    [LoggerMessage(EventId = 4325, Level = LogLevel.Warning, Message = "SendGrid answered {Status} to a notice")]
    private static partial void LogRefused(ILogger logger, int status);

    [LoggerMessage(EventId = 4326, Level = LogLevel.Warning, Message = "SendGrid could not be asked: {Failure}")]
    private static partial void LogFailed(ILogger logger, OutboundFailure failure);
}
