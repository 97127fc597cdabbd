using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>ASP.NET Core's view of a run.</summary>
public static class FunctionContextExtensions
{
    internal const string HttpContextKey = "HttpRequestContext";

    /// <summary>The HTTP request that started the run, or null when something else did.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context switch
        {
            HttpInvocationContext http => http.HttpContext,
            InvocationContext => null,
            _ => context.Items.TryGetValue(HttpContextKey, out var value) ? value as HttpContext : null,
        };
    }
}
