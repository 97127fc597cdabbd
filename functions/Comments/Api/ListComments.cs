using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Comments.Api;

/// <summary>GET /api/posts/{slug}/comments: what readers see, oldest first. Two transactions.</summary>
public sealed class ListComments(PublishedPosts posts, FeedbackReader feedback)
{
    [Function(nameof(ListComments))]
    [PublicCache("limit", "cursor", RefusesOthers = true)]
    [ApiOperation(
        "List a post's published comments, oldest first", Tag = "comments", ETag = true, Response = typeof(PageJson<CommentJson>),
        Problems = [nameof(ProblemType.InvalidRequest), nameof(ProblemType.InvalidCursor), nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    [ApiParameter("limit", "How many at most.", Minimum = 1, Maximum = 100, Default = 50, Example = "50")]
    [ApiParameter("cursor", "Where to go on; taken from next.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/posts/{slug}/comments")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        Query.Allow(request, "limit", "cursor");
        var count = Query.Number(request, "limit", 1, 100, 50);
        PublishedPosts.RequireName(slug);
        var post = posts.FindAsync(slug, cancellationToken);
        var shown = feedback.ShownPageAsync(slug, linkbacks: false, Query.Text(request, "cursor"), count, cancellationToken);
        await Task.WhenAll(post, shown);
        var (items, next) = await shown;
        return new PageJson<CommentJson>([.. items.Select(CommentJson.Of)], next is null ? null : Query.WithCursor(request, next)).ToPublic();
    }
}
