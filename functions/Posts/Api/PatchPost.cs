using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts.Api;

/// <summary>PATCH /api/posts/{slug}: changes the members that a JSON merge patch (RFC 7396) names.</summary>
public sealed class PatchPost(PostWriter writer, PostInput input, PostAnswers answers)
{
    private const string MergePatch = "application/merge-patch+json";

    [Function(nameof(PatchPost))]
    [ApiOperation(
        "Change some members of a post", Description = "A JSON merge patch (RFC 7396): members left out stay, null takes a member's default, an array replaces the array.",
        ETag = true, Request = typeof(PostJson), RequestMediaType = MergePatch, Response = typeof(PostJson), AuthorOnly = true, NeedsIfMatch = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/posts/{slug}")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        var post = await answers.FindForChangeAsync(request, slug, cancellationToken);
        var patch = await JsonBody.ReadAsync(request, MergePatch, cancellationToken);
        return await answers.ShowAsync(
            await writer.ReviseAsync(post, body => input.ReadPatch(patch, post, body), cancellationToken), cancellationToken);
    }
}
