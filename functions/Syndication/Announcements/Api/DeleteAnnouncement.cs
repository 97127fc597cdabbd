using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Announcements.Planning;

namespace ServerlessBlog.Syndication.Announcements.Api;

/// <summary>DELETE /api/posts/{slug}/announcements/{channel}: takes back what is planned.</summary>
public sealed class DeleteAnnouncement(AnnouncementPlanner planner, AnnouncementAnswers answers)
{
    [Function(nameof(DeleteAnnouncement))]
    [ApiOperation(
        "Take a planned announcement back", Description = "In any other state it stays, as the record of what happened.",
        Tag = "announcements", Status = StatusCodes.Status204NoContent, AuthorOnly = true, NeedsIfMatch = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Conflict)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/posts/{slug}/announcements/{channel}")] HttpRequest request, string slug, string channel, CancellationToken cancellationToken)
    {
        var row = await answers.FindAsync(request, slug, channel, cancellationToken);
        AnnouncementPlan.RequireOpen(row);
        ETags.Require(request, row.Version);
        await planner.CancelAsync(row, cancellationToken);
        return Results.NoContent();
    }
}
