using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>
/// Runs an HTTP function: the middleware, then the method, and after both have returned its result. What a
/// function throws is logged and answered with an empty 500, as the Functions host does for a failed invocation.
/// </summary>
internal sealed partial class HttpRunner(FunctionExecutionDelegate pipeline, ILogger<HttpRunner> logger)
{
    private const int ClientClosedRequest = 499;

    public async Task RunAsync(FunctionDescriptor function, HttpContext http)
    {
        var context = new HttpInvocationContext(function, http);
        try
        {
            await pipeline(context);
            var result = context.Result;
            if (result is IActionResult actionResult)
                await actionResult.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
            else if (result is IResult httpResult)
                await httpResult.ExecuteAsync(http);
            else if (result is not null)
                NoResponse(function.Name, result.GetType().Name);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            Fail(http, ClientClosedRequest);
        }
        catch (BadHttpRequestException e)
        {
            BadRequest(function.Name, e.StatusCode);
            Fail(http, e.StatusCode);
        }
#pragma warning disable CA1031 // Whatever a function throws must not end the process, nor show to the caller.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Failed(e, function.Name, context.InvocationId);
            Fail(http, StatusCodes.Status500InternalServerError);
        }
    }

    private static void Fail(HttpContext http, int status)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = status;
    }

    [LoggerMessage(1, LogLevel.Error, "Function {Function} failed in invocation {InvocationId}.")]
    private partial void Failed(Exception exception, string function, string invocationId);

    [LoggerMessage(2, LogLevel.Trace, "Function {Function} returned a {Type}, which writes no response.")]
    private partial void NoResponse(string function, string type);

    [LoggerMessage(3, LogLevel.Debug, "The request to function {Function} was malformed: {Status}.")]
    private partial void BadRequest(string function, int status);
}
