using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Linkbacks.Trackback;

/// <summary>
/// GET /posts/{slug}/trackback: with <c>__mode=rss</c> (TrackBack 1.1) the approved linkbacks of a post; else the way to
/// the post, because a person followed the URL. It never records anything.
/// </summary>
public sealed class ShowTrackbacks(PublishedPosts posts, FeedbackReader feedback, Urls urls)
{
    private const int MaxItems = 100;

    [Function(nameof(ShowTrackbacks))]
    [PublicCache("__mode")]
    [ApiOperation(
        "The linkbacks of a post as RSS 0.91, or the way to the post", Tag = "linkbacks", ResponseMediaType = "text/xml", ETag = true, MayRedirect = true,
        Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    [ApiParameter("__mode", "rss for the list, newest first; without it the answer leads to the post.", Values = ["rss"], Example = "rss")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "posts/{slug}/trackback")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        PublishedPosts.RequireName(slug);
        if (request.Query["__mode"] != "rss")
            return new SeeOther(Urls.PostPath(slug));
        var finding = posts.FindAsync(slug, cancellationToken);
        var reading = feedback.ShownPageAsync(slug, linkbacks: true, null, MaxItems, cancellationToken);
        await Task.WhenAll(finding, reading);
        var xml = TrackbackXml.Rss(await finding, urls.Post(slug), (await reading).Items.Reverse());
        return new PublicContent(Encoding.UTF8.GetBytes(xml), TrackbackXml.ContentType);
    }
}
