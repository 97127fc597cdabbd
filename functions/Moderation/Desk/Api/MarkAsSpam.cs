using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Api;

/// <summary>POST /api/desk/{id}/spam: puts an item with the spam.</summary>
public sealed class MarkAsSpam(DeskAnswers answers)
{
    [Function(nameof(MarkAsSpam))]
    [ApiOperation(
        "Put a comment or a linkback with the spam", Description = "Readers do not see it, and it is purged after some days. From any state; again changes nothing.",
        Tag = "desk", Request = typeof(EmptyJson), RequestIsOptional = true, Response = typeof(DeskItemJson), AuthorOnly = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Conflict)])]
    [ApiParameter("id", "The item's id on the desk.", Example = DeskItemJson.ExampleId)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{id}/spam")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answers.DecideAsync(request, id, FeedbackState.Spam, cancellationToken);
}
