using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Site.Feeds;

/// <summary>GET /feed.json: the newest posts with their whole texts in JSON Feed 1.1.</summary>
public sealed class ShowJsonFeed(FeedAnswers feeds)
{
    [Function(nameof(ShowJsonFeed))]
    [PublicCache("cursor")]
    [ApiOperation("The newest posts in JSON Feed 1.1", Tag = "feeds", ResponseMediaType = "application/feed+json", ETag = true, Problems = [nameof(ProblemType.InvalidCursor)])]
    [ApiParameter("cursor", "Where to go on; taken from the feed's own link.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "feed.json")] HttpRequest request, CancellationToken cancellationToken) =>
        await feeds.AnswerAsync(FeedFormat.Json, request, cancellationToken);
}
