using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Api;

/// <summary>POST /api/desk/{id}/approve: shows an item to everybody.</summary>
public sealed class ApproveFeedback(DeskAnswers answers)
{
    [Function(nameof(ApproveFeedback))]
    [ApiOperation(
        "Approve a comment or a linkback", Description = "Readers see it from now on. From any state; again changes nothing. A linkback whose source was not seen to link to the post cannot be approved.",
        Tag = "desk", Request = typeof(EmptyJson), RequestIsOptional = true, Response = typeof(DeskItemJson), AuthorOnly = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Conflict)])]
    [ApiParameter("id", "The item's id on the desk.", Example = DeskItemJson.ExampleId)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{id}/approve")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answers.DecideAsync(request, id, FeedbackState.Approved, cancellationToken);
}
