using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Json;

namespace ServerlessBlog.Site;

/// <summary>The answer of GET /healthz.</summary>
/// <param name="Status">Always <c>ok</c>: the process answers.</param>
/// <param name="Version">The version that is running.</param>
public sealed record HealthJson(string Status, string Version);

/// <summary>GET /healthz: whether this process answers, and which version it is. Touches no storage.</summary>
public sealed class HealthZ
{
    private static readonly string Version =
        typeof(HealthZ).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    [Function(nameof(HealthZ))]
    [Platform.OpenApi.ApiOperation("Ask whether the blog runs, and which version", Tag = "blog", Response = typeof(HealthJson))]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "healthz")] HttpRequest request) =>
        new JsonResult(new HealthJson("ok", Version));
}
