using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Linkbacks.Sending;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Pages;

/// <summary>GET /desk/linkbacks: what other pages were told of links to them, and what came of it.</summary>
public sealed class ShowDeskLinkbacks(DeskGate gate, SentLinkbacks linkbacks, DeskPages pages)
{
    private const int LinkbacksOnPage = 20;

    [Function(nameof(ShowDeskLinkbacks))]
    [ApiOperation(
        "The linkbacks that were sent, on the desk", Description = "Without a session: the form to sign in.",
        Tag = "desk", ResponseMediaType = "text/html", ETag = true, DeskOnly = true, Problems = [nameof(ProblemType.InvalidCursor)])]
    [ApiParameter("cursor", "Where to go on; taken from the page's own link.")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/linkbacks")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ShowAsync(request, session => DrawAsync(session, request, cancellationToken), cancellationToken);

    private async Task<IResult> DrawAsync(DeskSession session, HttpRequest request, CancellationToken cancellationToken)
    {
        var cursor = request.Query["cursor"].ToString() is { Length: > 0 } text ? text : null;
        var page = await linkbacks.PageAsync(cursor, LinkbacksOnPage, cancellationToken);
        return await pages.PageAsync<LinkbacksPage>(
            new LinkbacksPageModel(pages.Info, session, page.Items) { Cursor = cursor, NextCursor = page.NextCursor, Notice = DeskNotice.Of(request) });
    }
}
