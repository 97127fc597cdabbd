using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Metadata;

/// <summary>
/// Reads functions from attribute data alone, so that the same rules hold for the running app and for the
/// build, which looks at an assembly without loading it. A broken rule is one sentence.
/// </summary>
internal static class FunctionMetadataReader
{
    private const string Worker = "Microsoft.Azure.Functions.Worker.";
    private const BindingFlags AllMethods =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The methods that may carry a [Function] attribute.</summary>
    public static IEnumerable<MethodInfo> CandidateMethods(Assembly assembly) =>
        assembly.GetTypes()
            .Where(type => type.IsClass && !type.Name.Contains('<', StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(AllMethods));

    /// <summary>Whether a method carries [Function].</summary>
    public static bool IsFunction(MethodInfo method) =>
        method.CustomAttributes.Any(a => a.AttributeType.FullName is Worker + "FunctionAttribute");

    /// <summary>Reads the functions, sorted by name as the Functions host sorts them.</summary>
    /// <exception cref="InvalidOperationException">A rule is broken; the message is one sentence.</exception>
    public static List<FunctionMetadata> Read(IEnumerable<MethodInfo> functionMethods)
    {
        var functions = functionMethods.Select(Read).ToList();
        functions.Sort((a, b) => StringComparer.OrdinalIgnoreCase.Compare(a.Name, b.Name));
        for (var i = 1; i < functions.Count; i++)
            if (StringComparer.OrdinalIgnoreCase.Equals(functions[i - 1].Name, functions[i].Name))
                throw Broken($"Two functions are named '{functions[i].Name}': {EntryPoint(functions[i - 1].Method)} and {EntryPoint(functions[i].Method)}; names must differ by more than case.");
        return functions;
    }

    /// <summary>Full type name, a dot and the method's name.</summary>
    public static string EntryPoint(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";

    private static FunctionMetadata Read(MethodInfo method)
    {
        var attribute = method.CustomAttributes.First(a => a.AttributeType.FullName is Worker + "FunctionAttribute");
        var name = attribute.ConstructorArguments[0].Value as string ?? "";
        if (!IsName(name))
            throw Broken($"The function name '{name}' of {EntryPoint(method)} must start with a letter and hold only letters, digits, '-' and '_', at most 127.");
        if (method.ContainsGenericParameters || method.DeclaringType!.ContainsGenericParameters)
            throw Broken($"Function '{name}' must not be generic.");
        if (!method.IsPublic)
            throw Broken($"Function '{name}' must be a public method.");
        if (method.DeclaringType.IsAbstract && !method.IsStatic)
            throw Broken($"Function '{name}' is in the abstract class {method.DeclaringType.FullName}, which cannot be created.");
        if (method.ReturnType.FullName?.StartsWith("System.Threading.Tasks.ValueTask", StringComparison.Ordinal) == true)
            throw Broken($"Function '{name}' returns a ValueTask, which the worker does not await: return a Task.");
        if (method.ReturnType.FullName is "System.Void" && method.CustomAttributes.Any(IsAsyncStateMachine))
            throw Broken($"Function '{name}' is async void, which the worker cannot await: return a Task.");

        var triggers = method.GetParameters().SelectMany(p => TriggersOf(name, p)).ToList();
        return triggers.Count switch
        {
            1 => new FunctionMetadata(name, method, triggers[0]),
            0 => throw Broken($"Function '{name}' has no trigger: mark one parameter with [HttpTrigger], [TimerTrigger] or [ServiceBusTrigger]."),
            _ => throw Broken($"Function '{name}' has {triggers.Count} triggers: a function has exactly one."),
        };
    }

    private static IEnumerable<TriggerMetadata> TriggersOf(string function, ParameterInfo parameter)
    {
        foreach (var attribute in parameter.CustomAttributes)
        {
            switch (attribute.AttributeType.FullName)
            {
                case Worker + "HttpTriggerAttribute":
                    yield return ReadHttp(function, parameter.Name!, attribute);
                    break;
                case Worker + "TimerTriggerAttribute":
                    yield return new TimerTriggerMetadata(
                        parameter.Name!,
                        attribute.ConstructorArguments[0].Value as string ?? "",
                        (bool?)Named(attribute, "UseMonitor"),
                        (bool?)Named(attribute, "RunOnStartup"));
                    break;
                case Worker + "ServiceBusTriggerAttribute":
                    yield return ReadServiceBus(function, parameter.Name!, attribute);
                    break;
            }
        }
    }

    private static HttpTriggerMetadata ReadHttp(string function, string parameter, CustomAttributeData attribute)
    {
        var level = attribute.ConstructorArguments.FirstOrDefault(a => a.ArgumentType.IsEnum).Value as int?;
        if (level != 0)
            throw Broken($"Function '{function}' must use AuthorizationLevel.Anonymous: the app authenticates its callers, because standalone there is no host to check keys.");

        var methods = attribute.ConstructorArguments
            .Select(a => a.Value)
            .OfType<IReadOnlyCollection<CustomAttributeTypedArgument>>()
            .SelectMany(values => values)
            .Select(value => value.Value as string ?? "")
            .ToList();
        if (methods.Any(string.IsNullOrWhiteSpace))
            throw Broken($"Function '{function}' has an empty HTTP method.");
        var route = Named(attribute, "Route") as string;
        return new HttpTriggerMetadata(parameter, string.IsNullOrEmpty(route) ? function : route, methods);
    }

    private static ServiceBusTriggerMetadata ReadServiceBus(string function, string parameter, CustomAttributeData attribute)
    {
        if (Named(attribute, "IsBatched") is true)
            throw Broken($"Function '{function}' asks for batches of messages, which are not supported.");
        if (Named(attribute, "IsSessionsEnabled") is true)
            throw Broken($"Function '{function}' asks for sessions, which are not supported.");
        var names = attribute.ConstructorArguments.Select(a => a.Value as string).ToList();
        if (names.Any(string.IsNullOrWhiteSpace))
            throw Broken($"Function '{function}' has an empty queue, topic or subscription name.");
        return new ServiceBusTriggerMetadata(
            parameter,
            names.Count == 1 ? names[0] : null,
            names.Count == 2 ? names[0] : null,
            names.Count == 2 ? names[1] : null,
            Named(attribute, "Connection") as string,
            (bool?)Named(attribute, "AutoCompleteMessages"));
    }

    private static object? Named(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => string.Equals(a.MemberName, name, StringComparison.Ordinal)).TypedValue.Value;

    private static bool IsAsyncStateMachine(CustomAttributeData attribute) =>
        attribute.AttributeType.FullName is "System.Runtime.CompilerServices.AsyncStateMachineAttribute";

    // The host's rule for function names (and thus for the folders that describe them).
    private static bool IsName(string name) =>
        name.Length is > 0 and <= 127
        && char.IsAsciiLetter(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static InvalidOperationException Broken(string sentence) => new(sentence);
}
