using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Platform.Timers;

namespace ServerlessBlog.Operations.Timers;

/// <summary>POST /api/timers/{name}/run: does a timer's work now, in this request.</summary>
public sealed class RunTimer(TimerTable timers, TimerRuns runs, BlogClock clock, AuthorKey author)
{
    [Function(nameof(RunTimer))]
    [ApiOperation(
        "Run a timer now", Description = "The answer comes when the work is done. A run beside the timer's own does no harm; one that is turned off runs too.",
        Tag = "blog", AuthorOnly = true, Request = typeof(EmptyJson), RequestIsOptional = true, Response = typeof(TimerJson), Problems = [nameof(ProblemType.NotFound)])]
    [ApiParameter("name", "The timer function's name, in any case.", Example = TimerJson.ExampleName)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/timers/{name}/run")] HttpRequest request, string name, CancellationToken cancellationToken)
    {
        author.Require(request);
        new Fields(await JsonBody.ReadOptionalAsync(request, cancellationToken)).ThrowIfInvalid();
        var timer = timers.Find(name) ?? throw new ProblemException(ProblemType.NotFound, "There is no such timer; look for it in GET /api/timers.");
        var run = await runs.RecordAsync(timer.Name, () => timer.RunAsync(request.HttpContext.RequestServices, cancellationToken), cancellationToken);
        return new JsonResult(TimerJson.Of(timer, run, clock.Now));
    }
}
