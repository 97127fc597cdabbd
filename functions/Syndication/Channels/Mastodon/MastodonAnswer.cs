using System.Globalization;
using System.Net;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Http;

namespace ServerlessBlog.Syndication.Channels.Mastodon;

/// <summary>Reads what an instance answers to <c>POST /api/v1/statuses</c>.</summary>
internal static class MastodonAnswer
{
    // What it says of this message alone; any other 403 is about the account or the token.
    private const string NotAllowed = "This action is not allowed";

    // A limit that ends later than this is none that Mastodon has.
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    public static SendResult Read(OutboundResponse answer, string token, DateTimeOffset now)
    {
        var status = (int)answer.Status;
        var body = ChannelJson.ObjectOf(answer);
        var words = ChannelJson.OneLine(body.Text("error"), token);
        return answer.Status switch
        {
            _ when answer.IsSuccess => body.Text("id") is { } id
                ? SendResult.Sent(id, UrlOf(body.Text("url")), status) with { IsHidden = body.Text("visibility") is "private" or "direct" }
                : new SendResult(SendOutcome.Lost, "The instance's answer names no status.", status),
            HttpStatusCode.Unauthorized => new SendResult(SendOutcome.Unauthorized, Sentence("The instance does not accept the access token", words), status),
            HttpStatusCode.Forbidden when words.Length > 0 && !words.StartsWith(NotAllowed, StringComparison.Ordinal) =>
                new SendResult(SendOutcome.Unauthorized, Sentence("The instance does not let the access token write", words), status),
            HttpStatusCode.TooManyRequests => new SendResult(SendOutcome.Busy, "The instance takes no more messages for now.", status) { RetryAt = RetryAt(answer, now) },
            HttpStatusCode.RequestTimeout => new SendResult(SendOutcome.Lost, "The instance gave up waiting.", status),
            < HttpStatusCode.InternalServerError => new SendResult(SendOutcome.Refused, Sentence("The instance refused it", words), status),
            _ => new SendResult(SendOutcome.Lost, Sentence("The instance failed", words), status),
        };
    }

    /// <summary>The URL, if it is one that a page may link to; null otherwise.</summary>
    public static string? UrlOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps) ? parsed.AbsoluteUri : null;

    private static string Sentence(string what, string words) => words.Length == 0 ? $"{what}." : $"{what}: {words}";

    // An ISO 8601 date (docs.joinmastodon.org/api/rate-limits).
    private static DateTimeOffset? RetryAt(OutboundResponse answer, DateTimeOffset now) =>
        DateTimeOffset.TryParse(answer.Header("X-RateLimit-Reset"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var reset)
        && reset > now && reset < now + LongestPause
            ? reset
            : null;
}
