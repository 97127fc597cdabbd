using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Store;

namespace ServerlessBlog.Posts.Api;

/// <summary>GET /api/posts/{slug}/revisions: every revision, oldest first.</summary>
public sealed class ListRevisions(PostStore posts, PostAnswers answers)
{
    [Function(nameof(ListRevisions))]
    [ApiOperation("List a post's revisions, oldest first", Response = typeof(PageJson<RevisionJson>), AuthorOnly = true, Problems = [nameof(ProblemType.InvalidRequest), nameof(ProblemType.InvalidCursor), nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    [ApiParameter("limit", "How many at most.", Minimum = 1, Maximum = 100, Default = 20, Example = "20")]
    [ApiParameter("cursor", "Where to go on; taken from next.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/posts/{slug}/revisions")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        Query.Allow(request, "limit", "cursor");
        var post = await answers.FindForAuthorAsync(request, slug, cancellationToken);
        var list = "revisions:" + post.Slug;
        var limit = Query.Number(request, "limit", 1, 100, 20);
        var after = Cursor.Decode(list, Query.Text(request, "cursor"));
        var first = after is null ? 0 : int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number + 1 : int.MaxValue;
        var revisions = await posts.RevisionsAsync(post.Slug, first, limit + 1, cancellationToken);
        var next = revisions.Count > limit
            ? Query.WithCursor(request, Cursor.Encode(list, revisions[limit - 1].Number.ToString(CultureInfo.InvariantCulture)))
            : null;
        return new PageJson<RevisionJson>([.. revisions.Take(limit).Select(RevisionJson.Summary)], next).ToResult();
    }
}
