using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker.Metadata;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>An HTTP function and where it is served.</summary>
internal sealed record HttpFunction(FunctionDescriptor Function, RoutePattern Pattern, IReadOnlyList<string> Methods);

/// <summary>All functions of the app, found and checked at start.</summary>
internal sealed class FunctionCatalog
{
    private static readonly HashSet<string> NoRoute = new(StringComparer.OrdinalIgnoreCase);

    private FunctionCatalog(List<HttpFunction> http, List<FunctionDescriptor> triggered, bool needsMvc)
    {
        Http = http;
        Triggered = triggered;
        NeedsMvc = needsMvc;
    }

    /// <summary>Functions that answer HTTP requests.</summary>
    public IReadOnlyList<HttpFunction> Http { get; }

    /// <summary>Functions that a timer or a message starts.</summary>
    public IReadOnlyList<FunctionDescriptor> Triggered { get; }

    /// <summary>Whether a function may return an IActionResult, which MVC's services execute.</summary>
    public bool NeedsMvc { get; }

    /// <summary>Finds the functions of an assembly.</summary>
    /// <exception cref="InvalidOperationException">A function breaks a rule; the message is one sentence.</exception>
    public static FunctionCatalog Load(Assembly assembly, string routePrefix)
    {
        var found = FunctionMetadataReader.Read(
            FunctionMetadataReader.CandidateMethods(assembly).Where(m => m.IsDefined(typeof(FunctionAttribute), inherit: false)));
        var http = new List<HttpFunction>();
        var triggered = new List<FunctionDescriptor>();
        var needsMvc = false;
        foreach (var metadata in found)
        {
            if (metadata.Trigger is HttpTriggerMetadata trigger)
            {
                http.Add(CreateHttp(metadata, trigger, routePrefix));
                needsMvc |= MayReturnActionResult(metadata.Method.ReturnType);
            }
            else
            {
                triggered.Add(new FunctionDescriptor(
                    metadata, new FunctionInvoker(metadata.Method, ParameterBinding.For(metadata, NoRoute))));
            }
        }

        return new FunctionCatalog(http, triggered, needsMvc);
    }

    private static HttpFunction CreateHttp(FunctionMetadata metadata, HttpTriggerMetadata trigger, string routePrefix)
    {
        RoutePattern pattern;
        try
        {
            pattern = RoutePatternFactory.Parse($"/{routePrefix}/{trigger.Route.TrimStart('/')}".Replace("//", "/", StringComparison.Ordinal));
        }
        catch (RoutePatternException e)
        {
            throw new InvalidOperationException($"The route '{trigger.Route}' of function '{metadata.Name}' is not valid: {e.Message}", e);
        }

        var routeParameters = pattern.Parameters.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var invoker = new FunctionInvoker(metadata.Method, ParameterBinding.For(metadata, routeParameters));
        var methods = trigger.Methods.Select(m => m.ToUpperInvariant()).Distinct(StringComparer.Ordinal).ToList();
        return new HttpFunction(new FunctionDescriptor(metadata, invoker), pattern, methods);
    }

    private static bool MayReturnActionResult(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>))
            type = type.GetGenericArguments()[0];
        return typeof(IActionResult).IsAssignableFrom(type)
            || (type == typeof(object) && !typeof(IResult).IsAssignableFrom(type));
    }
}
