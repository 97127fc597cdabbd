using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Posts.Authors;

/// <summary>GET /api/authors/{id}: one profile.</summary>
public sealed class GetAuthor(AuthorAnswers answers)
{
    [Function(nameof(GetAuthor))]
    [ApiOperation("Read an author's profile", Tag = "authors", ETag = true, Response = typeof(AuthorJson), Problems = [nameof(ProblemType.NotFound)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/authors/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        AuthorAnswers.Show(await answers.FindAsync(id, cancellationToken) ?? throw AuthorAnswers.NotFound());
}
