using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Backups.Making;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Backups.Api;

/// <summary>POST /api/backups: begins a back-up, which goes on without the request.</summary>
public sealed class CreateBackup(BackupMaker maker, BackupAnswers backups, AuthorKey author)
{
    [Function(nameof(CreateBackup))]
    [ApiOperation(
        "Make a back-up now", Description = "It is begun; Location says where it can be seen how far it has come. One is made at a time, and none while one is restored.",
        Tag = "backups", Status = StatusCodes.Status202Accepted, Request = typeof(EmptyJson), RequestIsOptional = true, Response = typeof(BackupJson),
        AuthorOnly = true, Problems = [nameof(ProblemType.Conflict)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/backups")] HttpRequest request, CancellationToken cancellationToken)
    {
        author.Require(request);
        new Fields(await JsonBody.ReadOptionalAsync(request, cancellationToken)).ThrowIfInvalid();
        var id = await maker.BeginAsync(cancellationToken);
        return new JsonResult(await backups.FindAsync(id, cancellationToken), StatusCodes.Status202Accepted) { Location = BackupAnswers.PathOf(id) };
    }
}
