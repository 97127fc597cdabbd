using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Metadata;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>Chooses, at start, how each parameter of a function gets its value.</summary>
internal static class ParameterBinding
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    private static readonly Dictionary<Type, Func<string, object>> RouteValueParsers = new()
    {
        [typeof(string)] = value => value,
        [typeof(int)] = value => int.Parse(value, CultureInfo.InvariantCulture),
        [typeof(long)] = value => long.Parse(value, CultureInfo.InvariantCulture),
        [typeof(short)] = value => short.Parse(value, CultureInfo.InvariantCulture),
        [typeof(double)] = value => double.Parse(value, CultureInfo.InvariantCulture),
        [typeof(decimal)] = value => decimal.Parse(value, CultureInfo.InvariantCulture),
        [typeof(bool)] = value => bool.Parse(value),
        [typeof(Guid)] = value => Guid.Parse(value, CultureInfo.InvariantCulture),
        [typeof(DateTime)] = value => DateTime.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        [typeof(DateTimeOffset)] = value => DateTimeOffset.Parse(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The binders of a function's parameters, in order.</summary>
    /// <exception cref="InvalidOperationException">A parameter cannot be bound; the message is one sentence.</exception>
    public static Func<InvocationContext, object?>[] For(FunctionMetadata function, IReadOnlySet<string> routeParameters) =>
        [.. function.Method.GetParameters().Select(p => For(function, p, routeParameters))];

    private static Func<InvocationContext, object?> For(
        FunctionMetadata function, ParameterInfo parameter, IReadOnlySet<string> routeParameters)
    {
        if (string.Equals(parameter.Name, function.Trigger.ParameterName, StringComparison.Ordinal))
            return ForTrigger(function, parameter);
        if (parameter.ParameterType == typeof(FunctionContext))
            return context => context;
        if (parameter.ParameterType == typeof(CancellationToken))
            return context => context.CancellationToken;
        if (function.Trigger is HttpTriggerMetadata)
        {
            if (parameter.ParameterType == typeof(HttpRequest))
                return context => ((HttpInvocationContext)context).HttpContext.Request;
            if (routeParameters.Contains(parameter.Name!))
                return ForRouteValue(function, parameter);
        }

        if (parameter.HasDefaultValue)
            return _ => parameter.DefaultValue;
        throw Unsupported(function, parameter, "bind a route value by its name, HttpRequest, FunctionContext or CancellationToken");
    }

    private static Func<InvocationContext, object?> ForTrigger(FunctionMetadata function, ParameterInfo parameter) => function.Trigger switch
    {
        HttpTriggerMetadata when parameter.ParameterType == typeof(HttpRequest) =>
            context => ((HttpInvocationContext)context).HttpContext.Request,
        HttpTriggerMetadata => throw Unsupported(function, parameter, "[HttpTrigger] binds HttpRequest"),
        TimerTriggerMetadata when parameter.ParameterType == typeof(TimerInfo) =>
            context => ((TriggerInvocationContext)context).Trigger,
        TimerTriggerMetadata => throw Unsupported(function, parameter, "[TimerTrigger] binds TimerInfo"),
        _ => ForMessage(function, parameter),
    };

    private static Func<InvocationContext, object?> ForMessage(FunctionMetadata function, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(ServiceBusReceivedMessage))
            return Message;
        if (type == typeof(BinaryData))
            return context => Message(context).Body;
        if (type == typeof(string))
            return context => Message(context).Body.ToString();
        if (type == typeof(byte[]))
            return context => Message(context).Body.ToArray();
        if (type.IsPrimitive || type.IsArray || type.IsInterface)
            throw Unsupported(function, parameter, "[ServiceBusTrigger] binds ServiceBusReceivedMessage, BinaryData, string, byte[] or a class read as JSON");
        return context => JsonSerializer.Deserialize(Message(context).Body.ToMemory().Span, type, Json);

        static ServiceBusReceivedMessage Message(InvocationContext context) =>
            (ServiceBusReceivedMessage)((TriggerInvocationContext)context).Trigger;
    }

    private static Func<InvocationContext, object?> ForRouteValue(FunctionMetadata function, ParameterInfo parameter)
    {
        var name = parameter.Name!;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (!RouteValueParsers.TryGetValue(type, out var parse))
            throw Unsupported(function, parameter, "a route value is a string, number, bool, Guid or date");
        var mayBeNull = !parameter.ParameterType.IsValueType || type != parameter.ParameterType;
        return context =>
        {
            if (((HttpInvocationContext)context).HttpContext.Request.RouteValues.TryGetValue(name, out var value) && value is not null)
                return parse(value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture)!);
            if (parameter.HasDefaultValue)
                return parameter.DefaultValue;
            return mayBeNull
                ? null
                : throw new InvalidOperationException($"The route gives no value for '{name}' of function '{function.Name}'.");
        };
    }

    private static InvalidOperationException Unsupported(FunctionMetadata function, ParameterInfo parameter, string hint) =>
        new($"Parameter '{parameter.Name}' ({parameter.ParameterType.Name}) of function '{function.Name}' cannot be bound: {hint}.");
}
