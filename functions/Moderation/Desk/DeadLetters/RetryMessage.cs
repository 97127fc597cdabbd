using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.DeadLetters;

/// <summary>POST /api/desk/messages/{queue}/{messageId}/retry: has a message handled once more.</summary>
public sealed class RetryMessage(DeadLetterQueues queues, AuthorKey author)
{
    [Function(nameof(RetryMessage))]
    [ApiOperation(
        "Have a message handled once more", Description = "Its content is sent to its queue as a new message, and the dead one is removed. Nothing is done twice: consumers read what there is to do.",
        Tag = "desk", Request = typeof(EmptyJson), RequestIsOptional = true, Response = typeof(DeadLetterJson), AuthorOnly = true, Problems = [nameof(ProblemType.NotFound)])]
    [ApiParameter("queue", "The queue that the message came from.", Values = ["moderation", "linkbacks", "indexing", "syndication"], Example = "moderation")]
    [ApiParameter("messageId", "The message's id.", Example = DeadLetterJson.ExampleId)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/messages/{queue}/{messageId}/retry")] HttpRequest request,
        string queue, string messageId, CancellationToken cancellationToken)
    {
        author.Require(request);
        new Fields(await JsonBody.ReadOptionalAsync(request, cancellationToken)).ThrowIfInvalid();
        var sent = await queues.RetryAsync(queue, messageId, cancellationToken)
            ?? throw new ProblemException(ProblemType.NotFound, "There is no such message; look for it in GET /api/desk/messages.");
        return new JsonResult(DeadLetterJson.Of(sent));
    }
}
