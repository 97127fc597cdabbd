using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace ServerlessBlog.Platform.Telemetry;

/// <summary>
/// Says on the span of a request what was asked and what came of it: function, route as it is declared, status. Never the path
/// that was asked for: some hold a token, and what somebody looks for is nobody's business. Costs nothing unless it is exported.
/// </summary>
public sealed class RequestTags : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (Activity.Current is { IsAllDataRequested: true } activity && context.GetHttpContext() is { } http)
            Describe(activity, context.FunctionDefinition.Name, http);
        return next(context);
    }

    private static void Describe(Activity activity, string function, HttpContext http)
    {
        var route = "/" + (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/');
        activity.DisplayName = $"{http.Request.Method} {route}";
        activity.SetTag("http.request.method", http.Request.Method).SetTag("http.route", route).SetTag("faas.name", function);
        http.Response.OnCompleted(() =>
        {
            activity.SetTag("http.response.status_code", http.Response.StatusCode);
            if (http.Response.StatusCode >= 500)
                activity.SetStatus(ActivityStatusCode.Error);
            return Task.CompletedTask;
        });
    }
}
