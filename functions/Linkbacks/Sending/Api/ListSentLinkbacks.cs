using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Linkbacks.Sending.Api;

/// <summary>GET /api/posts/{slug}/linkbacks/sent: which pages were told of a post, and what came of it.</summary>
public sealed class ListSentLinkbacks(SentLinkbacks linkbacks, AuthorKey author)
{
    [Function(nameof(ListSentLinkbacks))]
    [ApiOperation(
        "List the pages that were told of a post, the last planned first", Tag = "sending",
        Description = "Also of a post that is withdrawn or deleted. Empty where nobody was to be told, or there is no such post.",
        Response = typeof(SentLinkbacksJson), AuthorOnly = true, Problems = [nameof(ProblemType.InvalidRequest)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/posts/{slug}/linkbacks/sent")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        author.Require(request);
        Query.Allow(request);
        var rows = Posts.Text.Slug.IsValid(slug) ? await linkbacks.OfPostAsync(slug, cancellationToken) : [];
        return new JsonResult(new SentLinkbacksJson([.. rows.Select(SentLinkbackJson.Of)]));
    }
}
