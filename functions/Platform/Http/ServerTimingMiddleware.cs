using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace ServerlessBlog.Platform.Http;

/// <summary>Measures what each HTTP function costs; what the cache answers does not come this far.</summary>
public sealed class ServerTimingMiddleware(ServerTiming timing) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
            timing.Measure(http.Response);
        return next(context);
    }
}
