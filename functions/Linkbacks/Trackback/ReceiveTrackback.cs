using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Linkbacks.Reception;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Linkbacks.Trackback;

/// <summary>
/// POST /posts/{slug}/trackback: takes a TrackBack 1.2 ping. Sent twice it is one, and both times a success. What is wrong
/// with a ping is said in XML with the status 200, as senders expect; who may send none gets the same with 403 or 429.
/// </summary>
public sealed class ReceiveTrackback(LinkbackReception reception, Urls urls)
{
    [Function(nameof(ReceiveTrackback))]
    [ApiOperation(
        "Send a trackback (TrackBack 1.2)", Tag = "linkbacks",
        Description = "The texts may be in UTF-8, Shift_JIS, EUC-JP or ISO-2022-JP. The answer is XML with error 0 or 1. The page at url is fetched later and must have a visible link to the post; nothing is shown before the author approves it.",
        Request = typeof(TrackbackForm), RequestMediaType = MediaTypes.Form, ResponseMediaType = "text/xml", Refusals = [403, 429])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "posts/{slug}/trackback")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        switch (reception.Admit(request))
        {
            case ReceptionResult.SwitchedOff:
                return Refused("This blog takes no trackbacks.", StatusCodes.Status403Forbidden);
            case ReceptionResult.Throttled:
                return Refused("Too many; send the next one in a minute.", StatusCodes.Status429TooManyRequests);
        }

        try
        {
            return await TakeAsync(request, slug, cancellationToken);
        }
        catch (TrackbackException exception)
        {
            return Refused(exception.Message);
        }
    }

    private async Task<IResult> TakeAsync(HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        if (await LinkbackBody.TryReadAsync(request, cancellationToken) is not { } body)
            throw new TrackbackException($"Send a whole form of at most {LinkbackBody.MaxBytes / 1024} KiB, not compressed.");
        var ping = TrackbackReader.Read(body, request.ContentType);
        if (!Slug.IsValid(slug))
            throw new TrackbackException("There is no such post.");
        var draft = new LinkbackDraft(slug, FeedbackKind.Trackback, ping.Url, urls.Post(slug)) { Title = ping.Title, Name = ping.BlogName, Text = ping.Excerpt };
        return (await reception.TakeAsync(request, draft, cancellationToken)).Result switch
        {
            ReceptionResult.Taken => new TextResult(TrackbackXml.Success, TrackbackXml.ContentType),
            ReceptionResult.Closed => Refused("This post takes no trackbacks.", StatusCodes.Status403Forbidden),
            _ => throw new TrackbackException("There is no such post."),
        };
    }

    private static TextResult Refused(string message, int status = StatusCodes.Status200OK) =>
        new(TrackbackXml.Error(message), TrackbackXml.ContentType, status)
        {
            RetryAfter = status == StatusCodes.Status429TooManyRequests ? (int)LinkbackReception.Per.TotalSeconds : null,
        };
}
