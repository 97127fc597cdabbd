using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Api;

/// <summary>GET /api/desk: what waits for the author, or what was decided, newest first.</summary>
public sealed class ListDesk(DeskReader desk, AuthorKey author)
{
    [Function(nameof(ListDesk))]
    [ApiOperation(
        "List comments and linkbacks by their state, newest first", Description = "Those that wait, unless state asks for others.",
        Tag = "desk", ETag = true, AuthorOnly = true, Response = typeof(PageJson<DeskItemJson>), Problems = [nameof(ProblemType.InvalidRequest), nameof(ProblemType.InvalidCursor)])]
    [ApiParameter("state", "Where they stand.", Values = ["pending", "spam", "rejected", "approved"], Example = "pending")]
    [ApiParameter("limit", "How many at most.", Minimum = 1, Maximum = 100, Default = 20, Example = "20")]
    [ApiParameter("cursor", "Where to go on; taken from next.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/desk")] HttpRequest request, CancellationToken cancellationToken)
    {
        author.Require(request);
        Query.Allow(request, "state", "limit", "cursor");
        var state = DeskStates.Find(Query.Text(request, "state") ?? "pending") ?? throw Query.Problem("state", "Give pending, spam, rejected or approved.");
        var page = await desk.PageAsync(state, Query.Text(request, "cursor"), Query.Number(request, "limit", 1, 100, 20), cancellationToken);
        return new PageJson<DeskItemJson>([.. page.Items.Select(DeskItemJson.Of)], page.NextCursor is null ? null : Query.WithCursor(request, page.NextCursor)).ToResult();
    }
}
