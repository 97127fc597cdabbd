using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace SampleApp;

/// <summary>Requests of every shape.</summary>
public sealed class HttpFunctions(RunCounter counter, IServiceProvider services)
{
    private int _calls;

    /// <summary>Says what arrived.</summary>
    [Function("echo")]
    public static async Task<IResult> EchoAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", Route = "echo/{rest?}")] HttpRequest request,
        string? rest,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(cancellationToken);
        return Results.Json(new
        {
            request.Method,
            RawTarget = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget,
            Path = request.Path.Value,
            Query = request.QueryString.Value,
            Host = request.Host.Value,
            Url = request.GetEncodedUrl(),
            Rest = rest,
            Headers = request.Headers.ToDictionary(h => h.Key, h => h.Value.ToArray(), StringComparer.OrdinalIgnoreCase),
            Body = body,
            context.InvocationId,
            Inline = context.Items["inline"],
            SameServices = ReferenceEquals(context.InstanceServices, request.HttpContext.RequestServices),
            HttpItem = ReferenceEquals(context.Items["HttpRequestContext"], request.HttpContext),
        });
    }

    /// <summary>Converts route values.</summary>
    [Function("typed")]
    public static IResult Typed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "typed/{number}/{big}/{id}/{flag}")] HttpRequest request,
        int number,
        long big,
        Guid id,
        bool flag) => Results.Text(string.Create(CultureInfo.InvariantCulture, $"{number} {big} {id} {flag}"));

    /// <summary>One instance a run, one scope a run.</summary>
    [Function("instance")]
    public IResult Instance(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "instance")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Results.Json(new
        {
            Calls = ++_calls,
            counter.Number,
            Same = ReferenceEquals(counter, request.HttpContext.RequestServices.GetRequiredService<RunCounter>())
                && ReferenceEquals(counter, services.GetRequiredService<RunCounter>()),
            RunCounter.Closed,
        });
    }

    /// <summary>Every kind of result.</summary>
    [Function("results")]
    public static async Task<IActionResult> ResultsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "results/{kind}")] HttpRequest request, string kind)
    {
        await Task.Yield();
        return kind switch
        {
            "object" => new OkObjectResult(new { SomeName = "日本語" }),
            "status" => new StatusCodeResult(StatusCodes.Status202Accepted),
            "content" => new ContentResult { Content = "plain", ContentType = "text/plain", StatusCode = StatusCodes.Status201Created },
            "redirect" => new RedirectResult("/echo"),
            "file" => new FileContentResult([1, 2, 3], "application/octet-stream"),
            "json" => new JsonResult(new { A = 1 }),
            "notsupported" => throw new NotSupportedException("turned"),
            _ => null!,
        };
    }

    /// <summary>Writes to the response by itself.</summary>
    [Function("direct")]
    public static async Task DirectAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "direct")] HttpRequest request, FunctionContext context)
    {
        var response = context.GetHttpContext()!.Response;
        response.StatusCode = StatusCodes.Status203NonAuthoritative;
        await response.WriteAsync("direct");
    }

    /// <summary>Returns nothing at all.</summary>
    [Function("nothing")]
    public static void Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "nothing")] HttpRequest request) =>
        request.HttpContext.Response.Headers["X-Ran"] = "yes";

    /// <summary>A string is not a response.</summary>
    [Function("text")]
    public static string Text([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "text")] HttpRequest request) => "unseen";

    /// <summary>Fails before or after the response has started.</summary>
    [Function("throw")]
    public static async Task<IResult> ThrowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "throw/{when}")] HttpRequest request, string when)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.HttpContext.Response.Headers["X-Lost"] = "yes";
        if (when is "late")
        {
            await request.HttpContext.Response.WriteAsync("part");
            await request.HttpContext.Response.Body.FlushAsync();
        }

        throw new InvalidOperationException("on purpose");
    }

    /// <summary>Fails without a task.</summary>
    [Function("throwsync")]
    public static IResult ThrowSync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "throwsync")] HttpRequest request) =>
        throw new InvalidOperationException("on purpose, without a task");

    /// <summary>Ends the process.</summary>
    [Function("exit")]
    public static void Exit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "exit/{code}")] HttpRequest request, int code) =>
        Environment.Exit(code);

    /// <summary>Answers after a while, unless the caller leaves.</summary>
    [Function("wait")]
    public static async Task<IResult> WaitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "wait/{milliseconds}")] HttpRequest request,
        int milliseconds,
        CancellationToken cancellationToken)
    {
        await Task.Delay(milliseconds, cancellationToken);
        return Results.Text("waited");
    }

    /// <summary>Home, and everything that no other function takes.</summary>
    [Function("zz-site")]
    public static IResult Site([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request, string? path) =>
        string.IsNullOrEmpty(path) ? Results.Text("home") : Results.Text($"no {request?.Method} {path}", statusCode: StatusCodes.Status404NotFound);
}
