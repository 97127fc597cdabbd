using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Sending;

namespace ServerlessBlog.Syndication.Announcements.Api;

/// <summary>POST /api/posts/{slug}/announcements/{channel}/resend: has one that is unknown or failed sent once more.</summary>
public sealed class ResendAnnouncement(AnnouncementDecisions decisions, DecisionAnswers answers)
{
    [Function(nameof(ResendAnnouncement))]
    [ApiOperation(
        "Send an unknown or failed announcement again", Description = "As a new message, whatever came of the one before: if that is there after all, it is there twice.",
        Tag = "announcements", ETag = true, Request = typeof(EmptyJson), RequestIsOptional = true, Response = typeof(AnnouncementJson), AuthorOnly = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Conflict)])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/posts/{slug}/announcements/{channel}/resend")] HttpRequest request, string slug, string channel, CancellationToken cancellationToken) =>
        answers.DecideAsync(request, slug, channel, decisions.ResendAsync, cancellationToken);
}
