using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Site.Feeds;

namespace ServerlessBlog.Comments.Feed;

/// <summary>GET /posts/{slug}/comments.xml: the newest comments of a post in Atom with RFC 4685 threading.</summary>
public sealed class ShowCommentFeed(PublishedPosts posts, NewestComments newest, CommentFeed feed)
{
    [Function(nameof(ShowCommentFeed))]
    [PublicCache]
    [ApiOperation(
        "The newest comments of a post in Atom (RFC 4287, RFC 4685)", Tag = "feeds", ResponseMediaType = "application/atom+xml", ETag = true,
        Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "posts/{slug}/comments.xml")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        PublishedPosts.RequireName(slug);
        var post = posts.FindAsync(slug, cancellationToken);
        var comments = newest.ReadAsync(slug, cancellationToken);
        await Task.WhenAll(post, comments);
        return new PublicContent(feed.Write(await post, await comments), $"{FeedFormat.Atom.MediaType}; charset=utf-8");
    }
}
