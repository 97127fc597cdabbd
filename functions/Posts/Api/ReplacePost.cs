using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts.Api;

/// <summary>PUT /api/posts/{slug}: new content for a post; what is left out takes its default.</summary>
public sealed class ReplacePost(PostWriter writer, PostInput input, PostAnswers answers)
{
    [Function(nameof(ReplacePost))]
    [ApiOperation(
        "Replace a post's content", Description = "What is left out takes its default. What a GET showed can be sent back, changed.",
        ETag = true, Request = typeof(PostJson), Response = typeof(PostJson), AuthorOnly = true, NeedsIfMatch = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/posts/{slug}")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        var post = await answers.FindForChangeAsync(request, slug, cancellationToken);
        var content = input.ReadReplacement(await JsonBody.ReadAsync(request, "application/json", cancellationToken), post);
        return await answers.ShowAsync(await writer.ReviseAsync(post, content, cancellationToken), cancellationToken);
    }
}
