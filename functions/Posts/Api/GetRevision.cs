using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Store;

namespace ServerlessBlog.Posts.Api;

/// <summary>GET /api/posts/{slug}/revisions/{revision}: the content as it was.</summary>
public sealed class GetRevision(PostStore posts, BodyStore bodies, PostAnswers answers)
{
    [Function(nameof(GetRevision))]
    [ApiOperation("Read a revision", Response = typeof(RevisionJson), AuthorOnly = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/posts/{slug}/revisions/{revision}")] HttpRequest request, string slug, string revision, CancellationToken cancellationToken)
    {
        var post = await answers.FindForAuthorAsync(request, slug, cancellationToken);
        var found = await posts.FindRevisionAsync(post.Slug, RevisionNumber.Parse(revision), cancellationToken) ?? throw RevisionNumber.NotFound();
        return new JsonResult(RevisionJson.Of(found, await bodies.ReadAsync(post.Slug, found.BodyBlob, cancellationToken)));
    }
}
