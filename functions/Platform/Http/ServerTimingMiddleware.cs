using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Platform.Http;

/// <summary>
/// Shows in <c>Server-Timing: storage;desc="n"</c> how many storage transactions an answer cost (W3C Server Timing),
/// only where no Functions host is around: outside, that is nobody's business.
/// </summary>
public sealed class ServerTimingMiddleware(IConfiguration configuration) : IFunctionsWorkerMiddleware
{
    private readonly bool _underHost =
        configuration["FUNCTIONS_CUSTOMHANDLER_PORT"] is not null || configuration["Functions:Worker:HostEndpoint"] is not null;

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (!_underHost && context.GetHttpContext() is { } http)
        {
            var meter = StorageMeter.Start();
            http.Response.OnStarting(
                static state =>
                {
                    var (response, meter) = ((HttpResponse, StorageMeter))state;
                    response.Headers["Server-Timing"] = string.Create(CultureInfo.InvariantCulture, $"storage;desc=\"{meter.Transactions}\"");
                    return Task.CompletedTask;
                },
                (http.Response, meter));
        }

        return next(context);
    }
}
