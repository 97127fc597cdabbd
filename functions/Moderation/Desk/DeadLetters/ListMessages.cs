using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.DeadLetters;

/// <summary>GET /api/desk/messages: the messages of all queues that could not be handled.</summary>
public sealed class ListMessages(DeadLetterQueues queues, AuthorKey author)
{
    [Function(nameof(ListMessages))]
    [ApiOperation(
        "List the messages that could not be handled", Description = "Of each queue the oldest, at most 50.",
        Tag = "desk", AuthorOnly = true, Response = typeof(PageJson<DeadLetterJson>), Problems = [nameof(ProblemType.InvalidRequest)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/desk/messages")] HttpRequest request, CancellationToken cancellationToken)
    {
        author.Require(request);
        Query.Allow(request);
        return new PageJson<DeadLetterJson>([.. (await queues.ListAsync(cancellationToken)).Select(DeadLetterJson.Of)], null).ToResult();
    }
}
