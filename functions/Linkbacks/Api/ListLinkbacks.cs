using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Linkbacks.Api;

/// <summary>GET /api/posts/{slug}/linkbacks: the approved linkbacks of a published post, oldest first. Two transactions.</summary>
public sealed class ListLinkbacks(PublishedPosts posts, FeedbackReader feedback)
{
    [Function(nameof(ListLinkbacks))]
    [PublicCache("limit", "cursor", RefusesOthers = true)]
    [ApiOperation(
        "List what links to a post, oldest first", Tag = "linkbacks", ETag = true, Response = typeof(PageJson<LinkbackJson>),
        Problems = [nameof(ProblemType.InvalidRequest), nameof(ProblemType.InvalidCursor), nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    [ApiParameter("limit", "How many at most.", Minimum = 1, Maximum = 100, Default = 20, Example = "20")]
    [ApiParameter("cursor", "Where to go on; taken from next.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/posts/{slug}/linkbacks")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        Query.Allow(request, "limit", "cursor");
        PublishedPosts.RequireName(slug);
        var reading = feedback.ShownPageAsync(slug, linkbacks: true, Query.Text(request, "cursor"), Query.Number(request, "limit", 1, 100, 20), cancellationToken);
        var finding = posts.FindAsync(slug, cancellationToken);
        await Task.WhenAll(finding, reading);
        var page = await reading;
        return new PageJson<LinkbackJson>([.. page.Items.Select(LinkbackJson.Of)], page.NextCursor is null ? null : Query.WithCursor(request, page.NextCursor)).ToPublic();
    }
}
