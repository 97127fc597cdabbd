using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts.Api;

/// <summary>POST /api/posts/{slug}/withdraw: takes a published post out of the lists, or a scheduled one out of the schedule.</summary>
public sealed class WithdrawPost(PostPublisher publisher, PostAnswers answers)
{
    [Function(nameof(WithdrawPost))]
    [ApiOperation(
        "Take a post back", Description = "A published post becomes withdrawn: its permalink answers 410. A scheduled one becomes a draft again.",
        ETag = true, Request = typeof(EmptyJson), RequestIsOptional = true, Response = typeof(PostJson), AuthorOnly = true, NeedsIfMatch = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone), nameof(ProblemType.Conflict)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/posts/{slug}/withdraw")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        var post = await answers.FindForChangeAsync(request, slug, cancellationToken);
        new Fields(await JsonBody.ReadOptionalAsync(request, cancellationToken)).ThrowIfInvalid();
        return await answers.ShowAsync(await publisher.WithdrawAsync(post, cancellationToken), cancellationToken);
    }
}
