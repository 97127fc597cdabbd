using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace ServerlessBlog.Platform.Http;

/// <summary>The routes of the app's own HTTP functions, read from their triggers: what is allowed where.</summary>
public sealed class RouteTable
{
    public static readonly IReadOnlyList<string> ReadOnly = ["GET", "HEAD"];

    private readonly Lazy<IReadOnlyList<(TemplateMatcher Matcher, Route Route)>> _routes = new(() =>
        [.. Find(typeof(RouteTable).Assembly).Where(route => !route.IsCatchAll).Select(route => (new TemplateMatcher(TemplateParser.Parse(route.Template), []), route))]);

    /// <summary>The methods that some function accepts at <paramref name="path"/>; none for an unknown path.</summary>
    public IReadOnlyList<string> MethodsOf(PathString path) =>
        [.. _routes.Value
            .Where(entry => entry.Matcher.TryMatch(path, []))
            .SelectMany(entry => entry.Route.Methods)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    /// <summary>Every HTTP function of <paramref name="assembly"/>.</summary>
    public static IEnumerable<Route> Find(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        select new Route(function.Name, trigger.Route ?? function.Name, [.. (trigger.Methods ?? []).Select(name => name.ToUpperInvariant())], method);

    /// <summary>One HTTP function.</summary>
    public sealed record Route(string Function, string Template, IReadOnlyList<string> Methods, MethodInfo Method)
    {
        public bool IsCatchAll => Template.StartsWith("{*", StringComparison.Ordinal);
    }
}
