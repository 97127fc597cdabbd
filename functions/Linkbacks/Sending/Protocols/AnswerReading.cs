using System.Text;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Linkbacks.Sending.Protocols;

/// <summary>What all protocols read in an answer alike.</summary>
internal static class AnswerReading
{
    // In UTF-16 units: a character may be made of any number of them.
    private const int MaxDetail = 300;
    private const int MaxRead = 4096;

    /// <summary>The result that the HTTP status alone gives, with <paramref name="detail"/> or, without one, a plain text that came with it.</summary>
    public static SendResult ByStatus(OutboundResponse answer, string? detail = null)
    {
        var outcome = answer.IsSuccess ? SendOutcome.Accepted
            : (int)answer.Status is 408 or 429 or >= 500 ? SendOutcome.Busy
            : SendOutcome.Refused;
        return new SendResult(outcome, (int)answer.Status, detail ?? PlainText(answer), outcome == SendOutcome.Busy ? RetryAfter.Of(answer) : null);
    }

    /// <summary>One line of somebody else's text, cut to what a list can show.</summary>
    public static string Line(string text)
    {
        var words = LegalText.Clean(text.Length > MaxRead ? text[..MaxRead] : text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Graphemes.TruncateUnits(string.Join(' ', words), MaxDetail);
    }

    /// <summary>The content as text. These protocols say UTF-8 or say nothing.</summary>
    public static string Text(OutboundResponse answer) => Encoding.UTF8.GetString(answer.Body.Span);

    private static string PlainText(OutboundResponse answer) =>
        answer.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true ? Line(Text(answer)) : "";
}
