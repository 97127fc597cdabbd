using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Comments.Own;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Comments.Api;

/// <summary>DELETE /api/posts/{slug}/comments/{comment}?own=...: who wrote a comment erases it and all that is kept about it.</summary>
public sealed class DeleteComment(CommentAnswers answers, OwnComments own)
{
    [Function(nameof(DeleteComment))]
    [ApiOperation(
        "Erase one's own comment", Description = "With the token of the link that its writer was given. All that is kept about it goes; replies to it stay.",
        Tag = "comments", Status = 204, Problems = [nameof(ProblemType.InvalidRequest), nameof(ProblemType.NotFound)])]
    [ApiParameter("own", "The token of the link that the comment's writer was given.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/posts/{slug}/comments/{comment}")] HttpRequest request,
        string slug,
        string comment,
        CancellationToken cancellationToken)
    {
        Query.Allow(request, "own");
        var item = await answers.FindOwnAsync(slug, comment, Query.Text(request, "own"), cancellationToken);
        await own.EraseAsync(item, cancellationToken);
        return Results.NoContent();
    }
}
