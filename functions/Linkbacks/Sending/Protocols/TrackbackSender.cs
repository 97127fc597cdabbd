using System.Net;
using System.Text.RegularExpressions;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Linkbacks.Sending.Protocols;

/// <summary>
/// TrackBack 1.2: a form in UTF-8, said in the Content-Type, as the specification wants it, and in the field <c>charset</c>, as
/// Japanese blogs do. The element <c>error</c> of the answer decides; where there is none, the HTTP status does.
/// </summary>
public sealed partial class TrackbackSender : ILinkbackSender
{
    /// <summary>How long an excerpt may be, in UTF-16 units; receivers cut longer ones.</summary>
    public const int MaxExcerpt = 252;

    private const string Ellipsis = "...";

    public LinkbackProtocol Protocol => LinkbackProtocol.Trackback;

    public OutboundRequest Request(Uri endpoint, Mention mention) =>
        OutboundRequest.Form(
            endpoint,
            ("title", mention.Title),
            ("excerpt", Cut(mention.Excerpt)),
            ("url", mention.Source),
            ("blog_name", mention.BlogName),
            ("charset", "UTF-8")) with
        { ContentType = "application/x-www-form-urlencoded; charset=utf-8" };

    public SendResult Read(OutboundResponse answer)
    {
        var text = AnswerReading.Text(answer);
        // Some put words before the XML, or a declaration that lies.
        var error = Error().Match(text);
        if (!error.Success)
            return AnswerReading.ByStatus(answer);
        if (error.Groups["code"].Value.Trim('0').Length == 0)
            return new SendResult(SendOutcome.Accepted, (int)answer.Status, "");
        var message = AnswerReading.Line(WebUtility.HtmlDecode(Message().Match(text).Groups["text"].Value));
        return new SendResult(
            Already().IsMatch(message) ? SendOutcome.AlreadyKnown
                : (int)answer.Status is 429 or >= 500 ? SendOutcome.Busy
                : SendOutcome.Refused,
            (int)answer.Status,
            message,
            RetryAfter.Of(answer));
    }

    private static string Cut(string excerpt) =>
        excerpt.Length <= MaxExcerpt ? excerpt : Graphemes.TruncateUnits(excerpt, MaxExcerpt - Ellipsis.Length) + Ellipsis;

    [GeneratedRegex(@"<error>\s*(?<code>\d+)\s*</error>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Error();

    [GeneratedRegex(@"<message>(<!\[CDATA\[)?(?<text>[^<]*?)(\]\]>)?</message>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Message();

    [GeneratedRegex("already|duplicate|登録済|受信済|重複", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Already();
}
