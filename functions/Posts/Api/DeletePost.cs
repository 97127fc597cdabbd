using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts.Api;

/// <summary>DELETE /api/posts/{slug}: erases a post for good; its URL answers 410 from then on.</summary>
public sealed class DeletePost(PostPublisher publisher, PostAnswers answers)
{
    [Function(nameof(DeletePost))]
    [ApiOperation(
        "Delete a post for good", Description = "Its text is erased, its URL answers 410, and its slug is never given again.",
        Status = 204, AuthorOnly = true, NeedsIfMatch = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/posts/{slug}")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        await publisher.DeleteAsync(await answers.FindForChangeAsync(request, slug, cancellationToken), cancellationToken);
        return Results.NoContent();
    }
}
