using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts.Api;

/// <summary>POST /api/posts/{slug}/revisions/{revision}/restore: makes the content of a revision the newest one.</summary>
public sealed class RestoreRevision(PostWriter writer, PostAnswers answers)
{
    [Function(nameof(RestoreRevision))]
    [ApiOperation(
        "Restore a revision", Description = "Makes the content of a revision the newest revision; the post keeps its status and its times.",
        ETag = true, Request = typeof(EmptyJson), RequestIsOptional = true, Response = typeof(PostJson), AuthorOnly = true, NeedsIfMatch = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/posts/{slug}/revisions/{revision}/restore")] HttpRequest request, string slug, string revision, CancellationToken cancellationToken)
    {
        var post = await answers.FindForChangeAsync(request, slug, cancellationToken);
        new Fields(await JsonBody.ReadOptionalAsync(request, cancellationToken)).ThrowIfInvalid();
        var content = await writer.ContentOfAsync(post.Slug, RevisionNumber.Parse(revision), cancellationToken) ?? throw RevisionNumber.NotFound();
        return await answers.ShowAsync(await writer.ReviseAsync(post, content with { PublishedAt = post.PublishedAt }, cancellationToken), cancellationToken);
    }
}
