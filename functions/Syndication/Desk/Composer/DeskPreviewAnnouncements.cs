using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Syndication.Desk.Composer;

/// <summary>POST /desk/announcements/{slug}/preview: what the page says of the boxes, with what is typed in them by now.</summary>
public sealed class DeskPreviewAnnouncements(DeskGate gate, ComposerPages composer, ComposerBoxes boxes, BoxReviews reviews)
{
    [Function(nameof(DeskPreviewAnnouncements))]
    [ApiOperation(
        "Counts, prices and refusals of what is typed", Description = "Takes the form of the page, changes nothing, and answers with the parts of the page that tell of it.",
        Tag = "desk", Request = typeof(ComposerForm), RequestMediaType = MediaTypes.Form, ResponseMediaType = "text/html", DeskOnly = true,
        Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone), nameof(ProblemType.TooLarge)])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/announcements/{slug}/preview")] HttpRequest request, string slug, CancellationToken cancellationToken) =>
        gate.ActAsync(
            request,
            async (_, form) =>
            {
                var planned = await composer.FindAsync(slug, cancellationToken);
                return await composer.DrawLiveAsync(await reviews.ReviewAsync(planned, boxes.Of(planned, form), cancellationToken));
            },
            cancellationToken,
            ComposerForm.MaxBytes);
}
