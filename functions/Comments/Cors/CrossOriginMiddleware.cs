using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Net.Http.Headers;

namespace ServerlessBlog.Comments.Cors;

/// <summary>
/// Lets pages of the allowed origins use the API of comments from a browser (Fetch standard, CORS protocol): whatever it
/// answers, also from the cache and also a problem, may be read by them. No credentials, and nothing for other origins.
/// </summary>
public sealed class CrossOriginMiddleware(AllowedOrigins origins) : IFunctionsWorkerMiddleware
{
    private static readonly (TemplateMatcher Path, string Methods)[] Routes =
    [
        (new TemplateMatcher(TemplateParser.Parse("api/posts/{slug}/comments"), []), "GET, HEAD, POST"),
        (new TemplateMatcher(TemplateParser.Parse("api/posts/{slug}/comments/{comment}"), []), "GET, HEAD, DELETE"),
    ];

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (!origins.HasAny || context.GetHttpContext() is not { } http || MethodsOf(http.Request.Path) is not { } methods)
            return next(context);
        var origin = http.Request.Headers.Origin.ToString();
        var isAllowed = origins.Contains(origin);
        http.Response.OnStarting(() =>
        {
            // The answer itself may be one that a cache keeps for everybody, and sets Vary too.
            var headers = http.Response.Headers;
            headers.Vary = headers.Vary.Count == 0 ? HeaderNames.Origin : $"{headers.Vary}, {HeaderNames.Origin}";
            if (isAllowed)
            {
                headers.AccessControlAllowOrigin = origin;
                headers.AccessControlExposeHeaders = "ETag, Link, Location, Retry-After";
            }

            return Task.CompletedTask;
        });
        if (!isAllowed || !HttpMethods.IsOptions(http.Request.Method) || http.Request.Headers.AccessControlRequestMethod.Count == 0)
            return next(context);
        http.Response.Headers.AccessControlAllowMethods = methods;
        http.Response.Headers.AccessControlAllowHeaders = "Content-Type, If-None-Match";
        http.Response.Headers.AccessControlMaxAge = "3600";
        context.GetInvocationResult().Value = Results.NoContent();
        return Task.CompletedTask;
    }

    private static string? MethodsOf(PathString path) =>
        Array.Find(Routes, route => route.Path.TryMatch(path, [])) is { Methods: { } methods } ? methods : null;
}
