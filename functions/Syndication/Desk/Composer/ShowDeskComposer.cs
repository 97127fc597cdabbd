using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Syndication.Desk.Composer;

/// <summary>GET /desk/announcements/{slug}: where the announcements of a post are written.</summary>
public sealed class ShowDeskComposer(DeskGate gate, ComposerPages composer, ComposerBoxes boxes, BoxReviews reviews)
{
    [Function(nameof(ShowDeskComposer))]
    [ApiOperation(
        "The announcements of a post, on the desk", Description = "Without a session: the form to sign in.",
        Tag = "desk", ResponseMediaType = "text/html", ETag = true, DeskOnly = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/announcements/{slug}")] HttpRequest request, string slug, CancellationToken cancellationToken) =>
        gate.ShowAsync(
            request,
            async session =>
            {
                var planned = await composer.FindAsync(slug, cancellationToken);
                return await composer.DrawAsync(session, planned.Post, await reviews.ReviewAsync(planned, boxes.Of(planned), cancellationToken), DeskNotice.Of(request), isRefused: false, cancellationToken);
            },
            cancellationToken);
}
