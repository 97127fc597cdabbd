using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Posts.Authors;

/// <summary>GET /api/authors: every profile.</summary>
public sealed class ListAuthors(AuthorDirectory authors)
{
    [Function(nameof(ListAuthors))]
    [ApiOperation("List the authors", Tag = "authors", Response = typeof(PageJson<AuthorJson>), Problems = [nameof(ProblemType.InvalidRequest)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/authors")] HttpRequest request, CancellationToken cancellationToken)
    {
        Query.Allow(request);
        return new PageJson<AuthorJson>([.. (await authors.AllAsync(cancellationToken)).Select(AuthorJson.Of)], null).ToResult();
    }
}
