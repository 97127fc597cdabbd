using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Pages;

/// <summary>GET /desk: what waits for the author, or what was decided, newest first.</summary>
public sealed class ShowDesk(DeskGate gate, QueuePages queue)
{
    [Function(nameof(ShowDesk))]
    [ApiOperation(
        "The author's desk", Description = "Without a session: the form to sign in.",
        Tag = "desk", ResponseMediaType = "text/html", ETag = true, DeskOnly = true, Problems = [nameof(ProblemType.InvalidCursor)])]
    [ApiParameter("state", "Which of them: pending unless given.", Values = ["pending", "spam", "rejected", "approved"], Example = "pending")]
    [ApiParameter("cursor", "Where to go on; taken from the page's own link.")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ShowAsync(
            request,
            session => queue.DrawAsync(
                session,
                DeskStates.Find(request.Query["state"].ToString()) ?? FeedbackState.Pending,
                request.Query["cursor"].ToString() is { Length: > 0 } cursor ? cursor : null,
                DeskNotice.Of(request),
                draft: null,
                cancellationToken),
            cancellationToken);
}
