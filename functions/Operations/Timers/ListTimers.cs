using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Platform.Timers;

namespace ServerlessBlog.Operations.Timers;

/// <summary>GET /api/timers: all timers, their schedules and last runs.</summary>
public sealed class ListTimers(TimerTable timers, TimerRuns runs, BlogClock clock, AuthorKey author)
{
    [Function(nameof(ListTimers))]
    [ApiOperation("List the timers", Tag = "blog", AuthorOnly = true, Response = typeof(PageJson<TimerJson>), Problems = [nameof(ProblemType.InvalidRequest)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/timers")] HttpRequest request, CancellationToken cancellationToken)
    {
        author.Require(request);
        Query.Allow(request);
        var known = await runs.ReadAsync(cancellationToken);
        return new PageJson<TimerJson>([.. timers.All.Select(timer => TimerJson.Of(timer, known.GetValueOrDefault(timer.Name), clock.Now))], null).ToResult();
    }
}
