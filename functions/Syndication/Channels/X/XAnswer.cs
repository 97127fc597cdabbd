using System.Net;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Http;

namespace ServerlessBlog.Syndication.Channels.X;

/// <summary>Reads what X answers to <c>POST /2/tweets</c>.</summary>
public static class XAnswer
{
    private const int MaxId = 19;

    /// <summary>Where people read a post.</summary>
    public static string UrlOf(string id) => $"https://x.com/i/web/status/{id}";

    /// <param name="answer">The answer.</param>
    /// <param name="now">The time.</param>
    /// <param name="secrets">What must not be repeated.</param>
    public static SendResult Read(OutboundResponse answer, DateTimeOffset now, params ReadOnlySpan<string?> secrets)
    {
        var status = (int)answer.Status;
        // A success may come with errors about a part of what was asked for; the post is there.
        if (answer.IsSuccess && ChannelJson.ObjectOf(answer).Text("data", "id") is { Length: <= MaxId } id && id.All(char.IsAsciiDigit))
            return SendResult.Sent(id, UrlOf(id), status);
        var problem = XProblem.Of(answer, secrets);
        var (outcome, detail) = status switch
        {
            < 400 => (SendOutcome.Lost, "X's answer names no post."),
            401 => (SendOutcome.Unauthorized, Sentence("X does not accept the credentials", problem)),
            402 => (SendOutcome.PaymentRequired, Sentence("X wants to be paid: there are no credits left", problem)),
            403 or 429 when problem.IsUsageCap => (SendOutcome.PaymentRequired, Sentence("The usage of X that was paid for is used up", problem)),
            403 when problem.IsDuplicate => (SendOutcome.Refused, "X has this very text from the account already, and takes no text twice: change a few words."),
            403 when problem.IsClosed => (SendOutcome.Unauthorized, Sentence("X does not let the app post for the account", problem)),
            429 => (SendOutcome.Busy, Sentence("X takes no more posts for now", problem)),
            (int)HttpStatusCode.RequestTimeout => (SendOutcome.Lost, "X gave up waiting."),
            < 500 => (SendOutcome.Refused, Sentence("X refused the post", problem)),
            _ => (SendOutcome.Lost, Sentence("X failed", problem)),
        };
        return new SendResult(outcome, detail, status) { RetryAt = outcome == SendOutcome.Busy ? XLimits.RetryAt(answer, now) : null };
    }

    private static string Sentence(string what, XProblem problem) => problem.Words.Length == 0 ? $"{what}." : $"{what}: {problem.Words}";
}
