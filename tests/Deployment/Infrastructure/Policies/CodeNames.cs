using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Tests.Deployment.Infrastructure.Policies;

/// <summary>What the code asks of its surroundings, read from the code itself.</summary>
internal static class CodeNames
{
    private static readonly Assembly App = typeof(StorageNames).Assembly;

    private static readonly IReadOnlyList<CustomAttributeData> Triggers =
        [.. App.GetTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters()).SelectMany(parameter => parameter.CustomAttributes)];

    /// <summary>The queues that functions listen to.</summary>
    public static IReadOnlyList<string> Queues { get; } = [.. Of<ServiceBusTriggerAttribute>().Select(trigger => (string)trigger.ConstructorArguments[0].Value!)];

    /// <summary>The settings with the schedules of timers; some timers have a schedule of their own.</summary>
    public static IReadOnlyList<string> Schedules { get; } =
        [.. Of<TimerTriggerAttribute>().Select(trigger => (string)trigger.ConstructorArguments[0].Value!).Where(schedule => schedule.StartsWith('%')).Select(schedule => schedule.Trim('%')).Distinct(StringComparer.Ordinal)];

    /// <summary>The connections of functions to Service Bus.</summary>
    public static IReadOnlyList<string> BusConnections { get; } =
        [.. Of<ServiceBusTriggerAttribute>().SelectMany(trigger => trigger.NamedArguments).Where(argument => argument.MemberName == "Connection").Select(argument => (string)argument.TypedValue.Value!).Distinct(StringComparer.Ordinal)];

    /// <summary>The routes of HTTP functions.</summary>
    public static IReadOnlyList<string> Routes { get; } =
        [.. Of<HttpTriggerAttribute>().SelectMany(trigger => trigger.NamedArguments).Where(argument => argument.MemberName == "Route").Select(argument => (string)argument.TypedValue.Value!)];

    private static IEnumerable<CustomAttributeData> Of<T>() => Triggers.Where(attribute => attribute.AttributeType == typeof(T));
}
