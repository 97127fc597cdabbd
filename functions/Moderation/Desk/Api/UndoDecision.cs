using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Api;

/// <summary>POST /api/desk/{id}/undo: takes the last decision back.</summary>
public sealed class UndoDecision(DeskAnswers answers)
{
    [Function(nameof(UndoDecision))]
    [ApiOperation(
        "Take the last decision back", Description = "Within ten minutes; the item goes back to where it stood before.",
        Tag = "desk", Request = typeof(EmptyJson), RequestIsOptional = true, Response = typeof(DeskItemJson), AuthorOnly = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Conflict)])]
    [ApiParameter("id", "The item's id on the desk.", Example = DeskItemJson.ExampleId)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{id}/undo")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answers.UndoAsync(request, id, cancellationToken);
}
