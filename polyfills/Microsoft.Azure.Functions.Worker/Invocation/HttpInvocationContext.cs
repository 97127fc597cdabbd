using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>
/// A run for an HTTP request. Its services are the request's services, whose scope ASP.NET Core opens on first
/// use and closes after the response.
/// </summary>
internal sealed class HttpInvocationContext(FunctionDescriptor function, HttpContext httpContext) : InvocationContext(function)
{
    private string? _invocationId;
    private TraceContext? _traceContext;

    public HttpContext HttpContext { get; } = httpContext;

    // Behind the host its id joins the logs of both; standalone there is none.
    public override string InvocationId => _invocationId ??=
        HttpContext.Request.Headers["X-Azure-Functions-InvocationId"] is [{ Length: > 0 } id] ? id : Guid.NewGuid().ToString();

    public override TraceContext TraceContext => _traceContext ??= new InvocationTraceContext(
        Activity.Current?.Id ?? HttpContext.Request.Headers.TraceParent,
        Activity.Current?.TraceStateString ?? HttpContext.Request.Headers.TraceState);

    public override IServiceProvider InstanceServices
    {
        get => HttpContext.RequestServices;
        set => HttpContext.RequestServices = value;
    }

    public override CancellationToken CancellationToken => HttpContext.RequestAborted;

    protected override IReadOnlyDictionary<string, object?> GetBindingData() => HttpContext.Request.RouteValues;

    protected override Dictionary<object, object> CreateItems() => new() { [FunctionContextExtensions.HttpContextKey] = HttpContext };
}
