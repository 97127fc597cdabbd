using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Sending;

namespace ServerlessBlog.Syndication.Announcements.Api;

/// <summary>POST /api/posts/{slug}/announcements/{channel}/check: asks the network whether it has one whose answer was lost.</summary>
public sealed class CheckAnnouncement(AnnouncementDecisions decisions, DecisionAnswers answers)
{
    [Function(nameof(CheckAnnouncement))]
    [ApiOperation(
        "Ask the network about an unknown announcement", Description = "Then it is sent or failed, or unknown still with a sentence why. Asking may cost money.",
        Tag = "announcements", ETag = true, Request = typeof(EmptyJson), RequestIsOptional = true, Response = typeof(AnnouncementJson), AuthorOnly = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Conflict)])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/posts/{slug}/announcements/{channel}/check")] HttpRequest request, string slug, string channel, CancellationToken cancellationToken) =>
        answers.DecideAsync(request, slug, channel, decisions.CheckAsync, cancellationToken);
}
