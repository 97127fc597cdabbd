using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Sending;

namespace ServerlessBlog.Syndication.Announcements.Api;

/// <summary>POST /api/posts/{slug}/announcements/{channel}/drop: leaves one whose answer was lost as it is.</summary>
public sealed class DropAnnouncement(AnnouncementDecisions decisions, DecisionAnswers answers)
{
    [Function(nameof(DropAnnouncement))]
    [ApiOperation(
        "Leave an unknown announcement as it is", Description = "It counts as failed, and is not sent any more. What it may have cost stays spent.",
        Tag = "announcements", ETag = true, Request = typeof(EmptyJson), RequestIsOptional = true, Response = typeof(AnnouncementJson), AuthorOnly = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Conflict)])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/posts/{slug}/announcements/{channel}/drop")] HttpRequest request, string slug, string channel, CancellationToken cancellationToken) =>
        answers.DecideAsync(request, slug, channel, decisions.DropAsync, cancellationToken);
}
