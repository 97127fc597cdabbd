using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Site.Feeds;

/// <summary>GET /categories/{name}/atom.xml, and the same for tags and authors.</summary>
public sealed class ShowAtomFeedOfList(FeedAnswers feeds)
{
    [Function(nameof(ShowAtomFeedOfList))]
    [PublicCache("cursor")]
    [ApiOperation(
        "The newest posts of a category, tag or author in Atom (RFC 4287)",
        Tag = "feeds", ResponseMediaType = "application/atom+xml", ETag = true, Problems = [nameof(ProblemType.InvalidCursor), nameof(ProblemType.NotFound)])]
    [ApiParameter("cursor", "Where to go on; taken from the feed's own link.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{list}/{name}/atom.xml")] HttpRequest request,
        string list,
        string name,
        CancellationToken cancellationToken) =>
        await feeds.AnswerAsync(list, name, FeedFormat.Atom, request, cancellationToken);
}
