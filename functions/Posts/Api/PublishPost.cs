using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts.Api;

/// <summary>POST /api/posts/{slug}/publish: shows a post to everybody and puts it into the lists.</summary>
public sealed class PublishPost(PostPublisher publisher, PostAnswers answers)
{
    [Function(nameof(PublishPost))]
    [ApiOperation(
        "Publish a post now", Description = "A published post stays as it is.",
        ETag = true, Request = typeof(EmptyJson), RequestIsOptional = true, Response = typeof(PostJson), AuthorOnly = true, NeedsIfMatch = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/posts/{slug}/publish")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        var post = await answers.FindForChangeAsync(request, slug, cancellationToken);
        new Fields(await JsonBody.ReadOptionalAsync(request, cancellationToken)).ThrowIfInvalid();
        return await answers.ShowAsync(await publisher.PublishAsync(post, cancellationToken), cancellationToken);
    }
}
