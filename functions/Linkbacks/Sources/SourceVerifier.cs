using System.Net;
using ServerlessBlog.Linkbacks.Charsets;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Linkbacks.Sources;

/// <summary>
/// Fetches the source of a linkback and looks for a link to the post's permalink, by media type (Webmention, section
/// 3.2.2, "Webmention Verification"). The same is asked of trackbacks and pingbacks, and there the link must be one that
/// readers of the source can see and follow.
/// </summary>
public sealed class SourceVerifier(OutboundClient client, PermalinkTargets targets) : ILinkbackVerifier
{
    private static readonly KeyValuePair<string, string>[] Headers =
        [new("Accept", "text/html, application/xhtml+xml, application/json;q=0.8, text/plain;q=0.7, */*;q=0.1")];

    /// <inheritdoc/>
    public async Task<Verification> VerifyAsync(FeedbackItem linkback, CancellationToken cancellationToken)
    {
        try
        {
            var response = await client.SendAsync(OutboundRequest.Get(new Uri(linkback.Url)) with { Headers = Headers }, cancellationToken);
            return response.Status switch
            {
                HttpStatusCode.Gone => new(VerificationOutcome.Gone, SourceReasons.Gone),
                HttpStatusCode.NotFound => new(VerificationOutcome.Gone, SourceReasons.Missing),
                _ when response.IsSuccess => Read(response, new SoughtLink(targets, linkback), linkback),
                // A wall against robots, or a bad day: neither says that the link is gone.
                _ => new(VerificationOutcome.Unreachable, SourceReasons.Unreachable),
            };
        }
        catch (OutboundException exception)
        {
            return exception.Failure switch
            {
                OutboundFailure.RefusedUrl or OutboundFailure.RefusedAddress => new(VerificationOutcome.Gone, SourceReasons.Refused),
                OutboundFailure.TooLarge => new(VerificationOutcome.DoesNotLink, SourceReasons.TooLarge),
                _ => new(VerificationOutcome.Unreachable, SourceReasons.Unreachable),
            };
        }
    }

    private static Verification Read(OutboundResponse response, SoughtLink sought, FeedbackItem linkback)
    {
        try
        {
            var mediaType = CharsetLabels.MediaType(response.ContentType) ?? "text/html";
            var content = mediaType switch
            {
                "text/html" or "application/xhtml+xml" => HtmlSource.Read(response, sought),
                "text/plain" or "text/markdown" => TextSource.Read(response, sought),
                "application/json" => JsonSource.Read(response, sought),
                _ when mediaType.EndsWith("+json", StringComparison.Ordinal) => JsonSource.Read(response, sought),
                _ => throw new SourceException(SourceReasons.Type),
            };
            return content is null ? new(VerificationOutcome.DoesNotLink, SourceReasons.NoLink) : Says(content, linkback);
        }
        catch (SourceException exception)
        {
            return new(VerificationOutcome.DoesNotLink, exception.Reason);
        }
    }

    // A trackback says itself what it is about; what it leaves out is taken from its page.
    private static Verification Says(SourceContent content, FeedbackItem linkback)
    {
        var isWritten = linkback.Kind == FeedbackKind.Trackback;
        return new Verification(
            VerificationOutcome.Links, "",
            isWritten && linkback.Title.Length > 0 ? linkback.Title : LinkbackText.Title(content.Title),
            isWritten && linkback.Name.Length > 0 ? linkback.Name : LinkbackText.Name(content.Name),
            isWritten && linkback.Text.Length > 0 ? linkback.Text : LinkbackText.Excerpt(content.Text));
    }
}
