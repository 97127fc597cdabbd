using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Site;

/// <summary>The answer of GET /healthz.</summary>
/// <param name="Status">Always <c>ok</c>: the process answers.</param>
/// <param name="Version">The version that is running.</param>
public sealed record HealthJson(
    [property: ApiMember("Always ok: the process answers.", Values = ["ok"], Example = "ok")] string Status,
    [property: ApiMember("The version that is running.", Example = "1.0.0")] string Version);

/// <summary>GET /healthz: whether this process answers, and which version it is. Touches no storage.</summary>
public sealed class HealthZ
{
    [Function(nameof(HealthZ))]
    [ApiOperation("Ask whether the blog runs, and which version", Tag = "blog", UsesStorage = false, Response = typeof(HealthJson))]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "healthz")] HttpRequest request) =>
        new JsonResult(new HealthJson("ok", AppVersion.Current));
}
