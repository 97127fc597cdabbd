using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Syndication.Announcements.Store;

namespace ServerlessBlog.Syndication.Announcements.Api;

/// <summary>GET /api/posts/{slug}/announcements: what the channels are told of a post, and what came of it.</summary>
public sealed class ListAnnouncements(AnnouncementStore store, PostReader posts, AnnouncementAnswers answers, AuthorKey author)
{
    [Function(nameof(ListAnnouncements))]
    [ApiOperation(
        "List the announcements of a post", Tag = "announcements",
        Description = "Also of a post that is withdrawn or deleted, with where to remove what was sent. Empty where nothing is announced, or there is no such post.",
        Response = typeof(AnnouncementsJson), AuthorOnly = true, Problems = [nameof(ProblemType.InvalidRequest)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/posts/{slug}/announcements")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        author.Require(request);
        Query.Allow(request);
        if (!Slug.IsValid(slug))
            return new JsonResult(new AnnouncementsJson([]));
        var reading = store.OfPostAsync(slug, cancellationToken);
        var post = await posts.FindAsync(slug, cancellationToken);
        List<AnnouncementJson> items = [];
        foreach (var row in (await reading).OrderBy(row => row.Channel, StringComparer.Ordinal))
            items.Add(await answers.JsonAsync(row, post, cancellationToken));
        return new JsonResult(new AnnouncementsJson(items));
    }
}
