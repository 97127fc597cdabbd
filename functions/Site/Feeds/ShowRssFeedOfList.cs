using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Site.Feeds;

/// <summary>GET /categories/{name}/rss.xml, and the same for tags and authors.</summary>
public sealed class ShowRssFeedOfList(FeedAnswers feeds)
{
    [Function(nameof(ShowRssFeedOfList))]
    [PublicCache("cursor")]
    [ApiOperation(
        "The newest posts of a category, tag or author in RSS 2.0",
        Tag = "feeds", ResponseMediaType = "application/rss+xml", ETag = true, Problems = [nameof(ProblemType.InvalidCursor), nameof(ProblemType.NotFound)])]
    [ApiParameter("cursor", "Where to go on; taken from the feed's own link.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{list}/{name}/rss.xml")] HttpRequest request,
        string list,
        string name,
        CancellationToken cancellationToken) =>
        await feeds.AnswerAsync(list, name, FeedFormat.Rss, request, cancellationToken);
}
