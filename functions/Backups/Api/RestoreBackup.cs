using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Backups.Restoring;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Backups.Api;

/// <summary>POST /api/backups/{backup}/restore: begins to bring a back-up back, which goes on without the request.</summary>
public sealed class RestoreBackup(Restorer restorer, BackupAnswers backups, AuthorKey author)
{
    [Function(nameof(RestoreBackup))]
    [ApiOperation(
        "Restore a back-up",
        Description = "Everything that was written since it was made is removed, but for announcements. The whole back-up is looked through before anything is changed. Location says where it can be seen how far it has come; asked again, a restore that was broken off goes on.",
        Tag = "backups", Status = StatusCodes.Status202Accepted, Request = typeof(RestoreRequestJson), Response = typeof(BackupJson),
        AuthorOnly = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Conflict)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/backups/{backup}/restore")] HttpRequest request, string backup, CancellationToken cancellationToken)
    {
        author.Require(request);
        var fields = new Fields(await JsonBody.ReadAsync(request, "application/json", cancellationToken));
        if (fields.Text("confirm") != backup)
            fields.Error("confirm", "Give the id of the back-up here too: everything that was written since it was made is removed.");
        fields.ThrowIfInvalid();
        await restorer.BeginAsync(backup, cancellationToken);
        return new JsonResult(await backups.FindAsync(backup, cancellationToken), StatusCodes.Status202Accepted) { Location = BackupAnswers.PathOf(backup) };
    }
}
