using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Backups.Api;

/// <summary>GET /api/backups/{backup}: one back-up, and how far it or its restore has come.</summary>
public sealed class GetBackup(BackupAnswers backups, AuthorKey author)
{
    [Function(nameof(GetBackup))]
    [ApiOperation(
        "Read a back-up", Description = "And how far it has come while it is made, or while it is restored.", Tag = "backups",
        ETag = true, AuthorOnly = true, Response = typeof(BackupJson), Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.InvalidRequest)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/backups/{backup}")] HttpRequest request, string backup, CancellationToken cancellationToken)
    {
        author.Require(request);
        Query.Allow(request);
        return new JsonResult(await backups.FindAsync(backup, cancellationToken));
    }
}
