using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Site.Feeds;

/// <summary>GET /atom.xml: the newest posts with their whole texts in Atom (RFC 4287).</summary>
public sealed class ShowAtomFeed(FeedAnswers feeds)
{
    [Function(nameof(ShowAtomFeed))]
    [PublicCache("cursor")]
    [ApiOperation("The newest posts in Atom (RFC 4287)", Tag = "feeds", ResponseMediaType = "application/atom+xml", ETag = true, Problems = [nameof(ProblemType.InvalidCursor)])]
    [ApiParameter("cursor", "Where to go on; taken from the feed's own link.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "atom.xml")] HttpRequest request, CancellationToken cancellationToken) =>
        await feeds.AnswerAsync(FeedFormat.Atom, request, cancellationToken);
}
