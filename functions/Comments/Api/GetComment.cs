using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Comments.Api;

/// <summary>GET /api/posts/{slug}/comments/{comment}: a published comment, or with the token of its link one's own.</summary>
public sealed class GetComment(CommentAnswers answers)
{
    [Function(nameof(GetComment))]
    [ApiOperation(
        "Read a comment", Description = "A published one; with the token of the link that its writer was given, also one that waits, and with its state.",
        Tag = "comments", ETag = true, Response = typeof(CommentJson), Problems = [nameof(ProblemType.InvalidRequest), nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    [ApiParameter("own", "The token of the link that the comment's writer was given.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/posts/{slug}/comments/{comment}")] HttpRequest request,
        string slug,
        string comment,
        CancellationToken cancellationToken)
    {
        Query.Allow(request, "own");
        return new JsonResult(Query.Text(request, "own") is { } token
            ? CommentJson.OfOwn(await answers.FindOwnAsync(slug, comment, token, cancellationToken))
            : await answers.FindShownAsync(slug, comment, cancellationToken));
    }
}
