using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Api;

/// <summary>POST /api/desk/{id}/reject: keeps an item from readers.</summary>
public sealed class RejectFeedback(DeskAnswers answers)
{
    [Function(nameof(RejectFeedback))]
    [ApiOperation(
        "Refuse a comment or a linkback", Description = "Readers do not see it. From any state; again changes nothing.",
        Tag = "desk", Request = typeof(EmptyJson), RequestIsOptional = true, Response = typeof(DeskItemJson), AuthorOnly = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Conflict)])]
    [ApiParameter("id", "The item's id on the desk.", Example = DeskItemJson.ExampleId)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{id}/reject")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answers.DecideAsync(request, id, FeedbackState.Rejected, cancellationToken);
}
