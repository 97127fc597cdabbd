using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Syndication.Desk.Ledger;

/// <summary>GET /desk/announcements: what was announced where and when, and what is to be decided.</summary>
public sealed class ShowDeskAnnouncements(DeskGate gate, LedgerPages ledger)
{
    [Function(nameof(ShowDeskAnnouncements))]
    [ApiOperation(
        "What was announced, on the desk", Description = "Without a session: the form to sign in.",
        Tag = "desk", ResponseMediaType = "text/html", ETag = true, DeskOnly = true, Problems = [nameof(ProblemType.InvalidCursor)])]
    [ApiParameter("cursor", "Where to go on; taken from the page's own link.")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/announcements")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ShowAsync(
            request,
            session => ledger.DrawAsync(session, request.Query["cursor"].ToString() is { Length: > 0 } cursor ? cursor : null, DeskNotice.Of(request), cancellationToken),
            cancellationToken);
}
