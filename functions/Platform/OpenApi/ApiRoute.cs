using System.Reflection;
using System.Text.RegularExpressions;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Platform.OpenApi;

/// <summary>An HTTP function with all that its attributes say of it.</summary>
internal sealed partial record ApiRoute(
    string Path, string Function, IReadOnlyList<string> Methods, ApiOperationAttribute Operation, IReadOnlyList<ApiParameterAttribute> Parameters)
{
    /// <summary>Whether errors are problem documents here, and not pages.</summary>
    public bool IsApi => Path.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>Whether the answer is one page of several.</summary>
    public bool IsPaged => Parameters.Any(parameter => parameter.Name == "cursor");

    /// <summary>The path with the examples of its parameters.</summary>
    public string ExamplePath => PathParameter().Replace(
        Path, match => Parameters.First(parameter => parameter.Name == match.Groups["name"].Value).Example ?? "");

    public string Id => Operation.Id ?? Function;

    /// <summary>Every described function of <paramref name="assembly"/>; the catch-all stands for the root alone.</summary>
    public static IReadOnlyList<ApiRoute> Find(Assembly assembly)
    {
        var shared = assembly.GetCustomAttributes<ApiParameterAttribute>().ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        return
        [
            .. RouteTable.Find(assembly)
                .Select(route => Describe(route, shared))
                .OrderBy(route => route.Path, StringComparer.Ordinal)
                .ThenBy(route => route.Function, StringComparer.Ordinal),
        ];
    }

    /// <summary>The names in a path's braces.</summary>
    public static IEnumerable<string> NamesIn(string path) => PathParameter().Matches(path).Select(match => match.Groups["name"].Value);

    /// <summary>Every problem that may be answered: those named by the attribute, and those that follow from it.</summary>
    public IReadOnlyList<ProblemType> Problems()
    {
        HashSet<ProblemType> problems = [.. Operation.Problems.Select(ProblemNames.Find), ProblemType.Unexpected];
        if (Operation.AuthorOnly || Operation.DeskOnly)
            problems.Add(ProblemType.Unauthorized);
        if (Operation.NeedsIfMatch || Operation.MayCreate)
            problems.UnionWith([ProblemType.Stale, ProblemType.IfMatchRequired, ProblemType.InvalidRequest]);
        if (Operation.ETag)
            problems.Add(ProblemType.Stale);
        if (Operation.Request is not null && Operation.Refusals.Length == 0)
            problems.UnionWith([ProblemType.InvalidRequest, ProblemType.TooLarge, ProblemType.UnsupportedMediaType, ProblemType.InvalidField]);
        if (Operation.UsesStorage)
            problems.Add(ProblemType.Unavailable);
        return [.. ProblemType.All.Where(problems.Contains)];
    }

    private static ApiRoute Describe(RouteTable.Route route, Dictionary<string, ApiParameterAttribute> shared)
    {
        var path = route.IsCatchAll ? "/" : "/" + PathParameter().Replace(route.Template, "{${name}}");
        var operation = route.Method.GetCustomAttribute<ApiOperationAttribute>()
            ?? throw new InvalidOperationException($"Describe the function {route.Function} with [ApiOperation].");
        var own = route.Method.GetCustomAttributes<ApiParameterAttribute>().ToList();
        var inherited = NamesIn(path)
            .Where(name => !own.Exists(parameter => parameter.Name == name))
            .Select(name => shared.GetValueOrDefault(name)
                ?? throw new InvalidOperationException($"Describe the route parameter {name} of {route.Function} with [ApiParameter]."));
        return new ApiRoute(path, route.Function, route.IsCatchAll ? RouteTable.ReadOnly : route.Methods, operation, [.. inherited, .. own]);
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)[^}]*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathParameter();
}
