using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Channels;

namespace ServerlessBlog.Syndication.Announcements.Api;

/// <summary>GET /api/announcements: what went where, and what is to go, of all posts.</summary>
public sealed class ListLedger(AnnouncementLedger ledger, ChannelDirectory channels, AuthorKey author)
{
    [Function(nameof(ListLedger))]
    [ApiOperation(
        "List the announcements of all posts, the last planned first", Description = "A page may be shorter than asked for although there is a next one.",
        Tag = "announcements", ETag = true, Response = typeof(PageJson<AnnouncementJson>), AuthorOnly = true, Problems = [nameof(ProblemType.InvalidRequest), nameof(ProblemType.InvalidCursor)])]
    [ApiParameter("state", "Only those whose answer was lost and that wait for a decision.", Values = ["unknown"], Example = "unknown")]
    [ApiParameter("limit", "How many at most.", Minimum = 1, Maximum = 100, Default = 20, Example = "20")]
    [ApiParameter("cursor", "Where to go on; taken from next.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/announcements")] HttpRequest request, CancellationToken cancellationToken)
    {
        author.Require(request);
        Query.Allow(request, "state", "limit", "cursor");
        var state = Query.Text(request, "state");
        if (state is not (null or "unknown"))
            throw Query.Problem("state", "Give unknown, or leave it out.");
        var page = await ledger.PageAsync(state is not null, Query.Text(request, "cursor"), Query.Number(request, "limit", 1, 100, 20), cancellationToken);
        return new PageJson<AnnouncementJson>(
            [.. page.Items.Select(row => AnnouncementJson.Of(row, channels.Find(row.Channel)?.Traits, measure: null))],
            page.NextCursor is null ? null : Query.WithCursor(request, page.NextCursor)).ToResult();
    }
}
