using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Announcements.Planning;

namespace ServerlessBlog.Syndication.Announcements.Api;

/// <summary>POST /api/posts/{slug}/announcements/preview: says of messages what planning them would say.</summary>
public sealed class PreviewAnnouncements(AnnouncedPosts posts, AnnouncementPreview preview, PreviewInput input, AuthorKey author)
{
    [Function(nameof(PreviewAnnouncements))]
    [ApiOperation(
        "Preview messages for several channels", Description = "Counts each as its network does, with its price and all that is against it; compared with each other, and with what the remaining channels are told of the post. Nothing is planned.",
        Tag = "announcements", Request = typeof(PreviewRequestJson), Response = typeof(PreviewJson), AuthorOnly = true,
        Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Conflict), nameof(ProblemType.Gone)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/posts/{slug}/announcements/preview")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        author.Require(request);
        var drafts = input.Read(await JsonBody.ReadAsync(request, "application/json", cancellationToken));
        var previewed = await preview.OfAsync(await posts.FindAsync(slug, cancellationToken), drafts, cancellationToken);
        return new JsonResult(new PreviewJson([.. previewed.Select(PreviewItemJson.Of)]));
    }
}
