using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Operations.Health;

/// <summary>The answer of GET /healthz/ready, modelled on draft-inadarei-api-health-check.</summary>
public sealed record ReadyJson(
    [property: ApiMember("ready; degraded where the blog works and somebody should look; unavailable where storage or queues do not answer.", Values = ["ready", "degraded", "unavailable"], Example = "ready")] string Status,
    [property: ApiMember("The version that is running.", Example = "1.0.0")] string Version,
    [property: ApiMember("What was looked at.")] IReadOnlyList<ReadinessCheck> Checks);

/// <summary>
/// GET /healthz/ready: whether what the blog needs answers, and whether its timers and queues do their work. 503 only where it
/// cannot serve. What was found is kept for seconds, so that asking often costs nothing.
/// </summary>
public sealed class HealthZReady(Readiness readiness)
{
    [Function(nameof(HealthZReady))]
    [ApiOperation(
        "Ask whether what the blog needs answers", Description = "What was found is kept for 10 seconds, of the queues for a minute. 503 when storage or queues do not answer.",
        Tag = "blog", UsesStorage = false, Response = typeof(ReadyJson), UnwellStatus = StatusCodes.Status503ServiceUnavailable)]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "healthz/ready")] HttpRequest request)
    {
        var checks = await readiness.GetAsync();
        return checks.Any(check => check.IsFailure)
            ? new JsonResult(new ReadyJson("unavailable", AppVersion.Current, checks), StatusCodes.Status503ServiceUnavailable)
            : new JsonResult(new ReadyJson(checks.Any(check => check.IsWarning) ? "degraded" : "ready", AppVersion.Current, checks));
    }
}
