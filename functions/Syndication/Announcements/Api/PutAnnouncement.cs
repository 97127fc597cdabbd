using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Announcements.Planning;

namespace ServerlessBlog.Syndication.Announcements.Api;

/// <summary>PUT /api/posts/{slug}/announcements/{channel}: plans what a channel is to say of a post, or with If-Match plans it anew.</summary>
public sealed class PutAnnouncement(AnnouncedPosts posts, AnnouncementInput input, AnnouncementPlanner planner, AnnouncementAnswers answers, AuthorKey author)
{
    [Function(nameof(PutAnnouncement))]
    [ApiOperation(
        "Plan an announcement", Description = "It goes out when the post is published, or at its own time after that; at once if both are past. With If-Match it takes the place of what is planned or has failed. What is being sent, is sent or is unknown cannot be replaced.",
        Tag = "announcements", MayCreate = true, ETag = true, Request = typeof(AnnouncementJson), Response = typeof(AnnouncementJson), AuthorOnly = true,
        Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Conflict), nameof(ProblemType.Gone), nameof(ProblemType.TitleOnly), nameof(ProblemType.SameText), nameof(ProblemType.OverLimit), nameof(ProblemType.OverBudget)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/posts/{slug}/announcements/{channel}")] HttpRequest request, string slug, string channel, CancellationToken cancellationToken)
    {
        author.Require(request);
        var told = posts.Channel(channel);
        var planned = await posts.FindAsync(slug, cancellationToken);
        var current = planned.On(channel);
        if (current is not null)
        {
            AnnouncementPlan.RequireOpen(current);
            ETags.Require(request, current.Version);
        }
        else if (request.Headers.IfMatch.Count > 0)
        {
            throw new ProblemException(ProblemType.Stale, "Nothing is planned on this channel; leave If-Match out to plan it.");
        }

        var draft = input.Read(await JsonBody.ReadAsync(request, "application/json", AnnouncementInput.MaxBytes, cancellationToken), told.Traits, current);
        var row = await planner.PlanAsync(planned, told, draft, cancellationToken);
        return await answers.ShowAsync(row, planned.Post, current is null ? StatusCodes.Status201Created : StatusCodes.Status200OK, cancellationToken);
    }
}
