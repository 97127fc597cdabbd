using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Syndication.Announcements.Api;

/// <summary>GET /api/posts/{slug}/announcements/{channel}: what one channel is told of a post, and what came of it.</summary>
public sealed class GetAnnouncement(AnnouncementAnswers answers)
{
    [Function(nameof(GetAnnouncement))]
    [ApiOperation("Read an announcement", Tag = "announcements", ETag = true, Response = typeof(AnnouncementJson), AuthorOnly = true, Problems = [nameof(ProblemType.NotFound)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/posts/{slug}/announcements/{channel}")] HttpRequest request, string slug, string channel, CancellationToken cancellationToken) =>
        await answers.ShowAsync(await answers.FindAsync(request, slug, channel, cancellationToken), cancellationToken);
}
