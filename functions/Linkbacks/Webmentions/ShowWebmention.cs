using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Linkbacks.Webmentions;

/// <summary>GET /webmention/{slug}/{hash}: where a webmention stands, for its sender. One transaction.</summary>
public sealed class ShowWebmention(FeedbackReader feedback, Urls urls)
{
    [Function(nameof(ShowWebmention))]
    [ApiOperation("Ask where a webmention stands", Tag = "linkbacks", ETag = true, Response = typeof(WebmentionStatusJson), Problems = [nameof(ProblemType.NotFound)])]
    [ApiParameter("hash", "What the webmention is named by among those of its post: 32 hexadecimal digits.", Pattern = "^[0-9a-f]{32}$", Example = "5f1d7a84db00d2fce00b31a7fc73224f")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "webmention/{slug}/{hash}")] HttpRequest request, string slug, string hash, CancellationToken cancellationToken)
    {
        PublishedPosts.RequireName(slug);
        return FeedbackIds.IsLinkback(hash) && await feedback.FindAsync(slug, FeedbackItem.LinkbackPrefix + hash, cancellationToken) is { } item
            ? new JsonResult(WebmentionStatusJson.Of(item, urls.Post(slug)))
            : throw new ProblemException(ProblemType.NotFound, "Nothing with this name was taken; send the webmention again.");
    }

    /// <summary>The path of the status of the linkback in <paramref name="row"/>.</summary>
    public static string PathOf(string slug, string row) => $"/webmention/{Uri.EscapeDataString(slug)}/{row[FeedbackItem.LinkbackPrefix.Length..]}";
}
