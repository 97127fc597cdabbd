using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Linkbacks.Charsets;
using ServerlessBlog.Linkbacks.Reception;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Linkbacks.Webmentions;

/// <summary>
/// POST /webmention: takes a Webmention (W3C Recommendation, section 3.2). Answered at once with the URL where its state can
/// be asked for; sent again, it is an update of the same.
/// </summary>
public sealed class ReceiveWebmention(LinkbackReception reception, PermalinkTargets targets, Urls urls)
{
    [Function(nameof(ReceiveWebmention))]
    [ApiOperation(
        "Send a webmention (W3C)", Tag = "linkbacks",
        Description = "The source is fetched later. Sent again, it is looked at again, and updated or removed. What is refused is answered with one sentence.",
        Status = 201, Request = typeof(WebmentionForm), RequestMediaType = MediaTypes.Form, Response = typeof(WebmentionStatusJson), Refusals = [400, 403, 429], RefusalMediaType = "text/plain")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webmention")] HttpRequest request, CancellationToken cancellationToken)
    {
        switch (reception.Admit(request))
        {
            case ReceptionResult.SwitchedOff:
                return Refused("This blog takes no webmentions.", StatusCodes.Status403Forbidden);
            case ReceptionResult.Throttled:
                return Refused("Too many; send the next one in a minute.", StatusCodes.Status429TooManyRequests);
        }

        if (CharsetLabels.MediaType(request.ContentType) != MediaTypes.Form || await LinkbackBody.TryReadAsync(request, cancellationToken) is not { } body)
            return Refused($"Send source and target as {MediaTypes.Form}, in at most {LinkbackBody.MaxBytes / 1024} KiB.");
        var form = FormBytes.Parse(body);
        if (!LinkbackUrl.TryParse(TextCharsets.Decode(TextCharsets.Utf8, form["source"]), out var source))
            return Refused($"The field source must be an absolute http or https URL of at most {LinkbackUrl.MaxLength} characters.");
        var sent = TextCharsets.Decode(TextCharsets.Utf8, form["target"])?.Trim() ?? "";
        if (!LinkbackUrl.TryParse(sent, out var target))
            return Refused($"The field target must be an absolute http or https URL of at most {LinkbackUrl.MaxLength} characters.");
        if (source == target)
            return Refused("Source and target are the same.");
        if (targets.SlugOf(target) is not { } slug)
            return Refused("The target is not the permalink of a post of this blog.");
        return targets.SlugOf(source) == slug
            ? Refused("Source and target are the same.")
            : await TakeAsync(request, new LinkbackDraft(slug, FeedbackKind.Webmention, source, sent), cancellationToken);
    }

    private async Task<IResult> TakeAsync(HttpRequest request, LinkbackDraft draft, CancellationToken cancellationToken)
    {
        var outcome = await reception.TakeAsync(request, draft, cancellationToken);
        return outcome.Result switch
        {
            ReceptionResult.NoPost => Refused("There is no such post."),
            ReceptionResult.Closed => Refused("This post takes no webmentions."),
            _ => new JsonResult(WebmentionStatusJson.Of(outcome.Known, urls.Post(draft.Slug)), StatusCodes.Status201Created)
            {
                Location = urls.Absolute(ShowWebmention.PathOf(draft.Slug, draft.Row)),
            },
        };
    }

    private static TextResult Refused(string sentence, int status = StatusCodes.Status400BadRequest) =>
        new(sentence, "text/plain; charset=utf-8", status)
        {
            RetryAfter = status == StatusCodes.Status429TooManyRequests ? (int)LinkbackReception.Per.TotalSeconds : null,
        };
}
