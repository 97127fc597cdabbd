using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts.Api;

/// <summary>The body of POST /api/posts/{slug}/schedule.</summary>
/// <param name="At">When to publish, to the second.</param>
public sealed record ScheduleJson(
    [property: ApiMember("When to publish, to the second; at most ten years ahead.", RequiredInRequest = true, Example = "2030-01-31T09:30:00+09:00")] DateTimeOffset At);

/// <summary>POST /api/posts/{slug}/schedule: has a post published by itself at a time to come.</summary>
public sealed class SchedulePost(PostPublisher publisher, PostAnswers answers, BlogClock clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    [Function(nameof(SchedulePost))]
    [ApiOperation(
        "Schedule a post", Description = "Has it published by itself at a time to come; again for another time.",
        ETag = true, Request = typeof(ScheduleJson), Response = typeof(PostJson), AuthorOnly = true, NeedsIfMatch = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone), nameof(ProblemType.Conflict)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/posts/{slug}/schedule")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        var post = await answers.FindForChangeAsync(request, slug, cancellationToken);
        var fields = new Fields(await JsonBody.ReadAsync(request, "application/json", cancellationToken));
        var at = fields.Time("at");
        if (at is null || at <= clock.Now || at > clock.Now + Longest)
            fields.Error("at", "Give a time to come, at most ten years ahead, such as 2030-01-31T09:30:00+09:00.");
        fields.ThrowIfInvalid();
        return await answers.ShowAsync(await publisher.ScheduleAsync(post, BlogClock.Truncate(at!.Value), cancellationToken), cancellationToken);
    }
}
