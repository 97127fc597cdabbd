using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Backups.Api;

/// <summary>GET /api/backups: the back-ups that there are.</summary>
public sealed class ListBackups(BackupAnswers backups, AuthorKey author)
{
    private const string List = "backups";

    [Function(nameof(ListBackups))]
    [ApiOperation(
        "List the back-ups, newest first", Tag = "backups", ETag = true, AuthorOnly = true, Response = typeof(PageJson<BackupJson>),
        Problems = [nameof(ProblemType.InvalidRequest), nameof(ProblemType.InvalidCursor)])]
    [ApiParameter("limit", "How many at most.", Minimum = 1, Maximum = 100, Default = 20, Example = "20")]
    [ApiParameter("cursor", "Where to go on; taken from next.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/backups")] HttpRequest request, CancellationToken cancellationToken)
    {
        author.Require(request);
        Query.Allow(request, "limit", "cursor");
        var (items, isMore) = await backups.PageAsync(Cursor.Decode(List, Query.Text(request, "cursor")), Query.Number(request, "limit", 1, 100, 20), cancellationToken);
        return new PageJson<BackupJson>(items, isMore && items.Count > 0 ? Query.WithCursor(request, Cursor.Encode(List, items[^1].Id)) : null).ToResult();
    }
}
