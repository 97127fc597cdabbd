using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Site.Feeds;

/// <summary>GET /rss.xml: the newest posts with their whole texts in RSS 2.0.</summary>
public sealed class ShowRssFeed(FeedAnswers feeds)
{
    [Function(nameof(ShowRssFeed))]
    [PublicCache("cursor")]
    [ApiOperation("The newest posts in RSS 2.0", Tag = "feeds", ResponseMediaType = "application/rss+xml", ETag = true, Problems = [nameof(ProblemType.InvalidCursor)])]
    [ApiParameter("cursor", "Where to go on; taken from the feed's own link.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "rss.xml")] HttpRequest request, CancellationToken cancellationToken) =>
        await feeds.AnswerAsync(FeedFormat.Rss, request, cancellationToken);
}
