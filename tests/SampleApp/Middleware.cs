using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace SampleApp;

/// <summary>Answers a path without running its function, as an output cache does.</summary>
public sealed class AnswerFromMemory : IFunctionsWorkerMiddleware
{
    private static readonly byte[] Answer = [.. "from memory"u8];

    /// <inheritdoc />
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetHttpContext() is not { } http || http.Request.Path.Value is not "/memory")
            return next(context);
        http.Response.ContentType = "text/plain";
        http.Response.ContentLength = Answer.Length;
        return http.Response.Body.WriteAsync(Answer, 0, Answer.Length);
    }
}

/// <summary>Replaces what a function threw by a result.</summary>
public sealed class TurnExceptionIntoResult : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        try
        {
            await next(context);
        }
        catch (NotSupportedException e)
        {
            context.GetInvocationResult().Value = new ObjectResult(e.Message) { StatusCode = StatusCodes.Status418ImATeapot };
        }

        if (context.GetHttpContext() is { Response.HasStarted: false } http)
            http.Response.Headers["X-After-Function"] = context.GetInvocationResult().Value?.GetType().Name ?? "nothing";
    }
}

/// <summary>Runs only where its predicate holds.</summary>
public sealed class MarkTypedRoutes : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        context.GetHttpContext()!.Response.Headers["X-Typed"] = "yes";
        return next(context);
    }
}
