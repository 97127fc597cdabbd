using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Channels.Webhook;

/// <summary>
/// Reads what a receiver answers. Success is any 2xx (Standard Webhooks); where it is JSON, <c>id</c> and <c>url</c> name what
/// became of the message. Nothing else of an answer is kept: it may echo what was sent.
/// </summary>
internal static class WebhookAnswer
{
    private const int MaxId = 200;
    private const int MaxUrl = 2000;

    public static SendResult Read(OutboundResponse answer, DateTimeOffset now)
    {
        var status = (int)answer.Status;
        if (answer.IsSuccess)
            return Accepted(answer);
        var (outcome, detail) = answer.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => (SendOutcome.Unauthorized, "The receiver does not accept the signature or the address; check Secret and Endpoint."),
            HttpStatusCode.Gone => (SendOutcome.Unauthorized, "The receiver wants no more messages; check Endpoint."),
            HttpStatusCode.PaymentRequired => (SendOutcome.PaymentRequired, "The receiver wants to be paid."),
            HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout => (SendOutcome.Busy, "The receiver is busy."),
            HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect => (SendOutcome.Refused, "The receiver has moved; set Endpoint to its new address."),
            // Who only redirects may have taken it before, as web forms do.
            _ when status is < 400 or >= 500 => (SendOutcome.Lost, "The receiver's answer does not say whether it took the message."),
            _ => (SendOutcome.Refused, "The receiver did not take the message."),
        };
        var wait = outcome is SendOutcome.Busy or SendOutcome.Lost ? RetryAfter.Of(answer) : null;
        return new SendResult(outcome, detail, status) { RetryAt = now + wait };
    }

    private static SendResult Accepted(OutboundResponse answer)
    {
        var status = (int)answer.Status;
        try
        {
            var json = JsonConvert.DeserializeObject<JToken>(Encoding.UTF8.GetString(answer.Body.Span), ApiJson.Settings) as JObject;
            return SendResult.Sent(IdOf(json?["id"]), UrlOf(json?["url"]), status);
        }
        catch (JsonException)
        {
            return SendResult.Sent(null, null, status);
        }
    }

    private static string? IdOf(JToken? id) =>
        id is JValue { Type: JTokenType.String or JTokenType.Integer } value && value.ToString(System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 and <= MaxId } text && !text.Any(char.IsControl) ? text : null;

    // It becomes a link on the page.
    private static string? UrlOf(JToken? url) =>
        url is JValue { Value: string { Length: <= MaxUrl } text } && Uri.TryCreate(text, UriKind.Absolute, out var parsed)
        && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps) && parsed.UserInfo.Length == 0
            ? parsed.AbsoluteUri
            : null;
}
