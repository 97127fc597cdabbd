using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Linkbacks.Sending.Api;

/// <summary>POST /api/posts/{slug}/linkbacks/sent/{hash}/retry: has one page told again.</summary>
public sealed class SendLinkbackAgain(SentLinkbacks linkbacks, AuthorKey author)
{
    [Function(nameof(SendLinkbackAgain))]
    [ApiOperation(
        "Tell a page again", Tag = "sending", Description = "Whatever came of it before. It is tried within a few seconds.", Status = StatusCodes.Status202Accepted,
        Request = typeof(EmptyJson), RequestIsOptional = true, Response = typeof(SentLinkbackJson), AuthorOnly = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Conflict)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/posts/{slug}/linkbacks/sent/{hash}/retry")] HttpRequest request, string slug, string hash, CancellationToken cancellationToken)
    {
        author.Require(request);
        new Fields(await JsonBody.ReadOptionalAsync(request, cancellationToken)).ThrowIfInvalid();
        return new JsonResult(SentLinkbackJson.Of(await linkbacks.SendAgainAsync(slug, hash, cancellationToken)), StatusCodes.Status202Accepted)
        {
            // Where what comes of it can be seen.
            Location = Urls.PostApiPath(slug) + "/linkbacks/sent",
        };
    }
}
