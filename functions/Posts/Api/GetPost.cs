using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Posts.Api;

/// <summary>GET /api/posts/{slug}: one post; with the author's key also one that is not published.</summary>
public sealed class GetPost(PostAnswers answers)
{
    [Function(nameof(GetPost))]
    [PublicCache]
    [ApiOperation("Read a post", ETag = true, AuthorSeesMore = true, Response = typeof(PostJson), Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/posts/{slug}")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        var post = await answers.FindVisibleAsync(request, slug, cancellationToken);
        return request.Headers.Authorization.Count > 0
            ? await answers.ShowAsync(post, cancellationToken)
            : await answers.ShowToAllAsync(post, cancellationToken);
    }
}
