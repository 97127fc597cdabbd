using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Metadata;

/// <summary>What the attributes say about one function; read without running the app.</summary>
internal sealed record FunctionMetadata(string Name, MethodInfo Method, TriggerMetadata Trigger);

/// <summary>The event that starts a function, bound to one of its parameters.</summary>
internal abstract record TriggerMetadata(string ParameterName);

/// <param name="ParameterName">The bound parameter.</param>
/// <param name="Route">Relative to the route prefix.</param>
/// <param name="Methods">Empty means all methods.</param>
internal sealed record HttpTriggerMetadata(string ParameterName, string Route, IReadOnlyList<string> Methods)
    : TriggerMetadata(ParameterName)
{
    /// <summary>Whether the route takes every path.</summary>
    public bool IsCatchAll => Route.StartsWith("{*", StringComparison.Ordinal);
}

/// <summary>Values that the attribute does not set are null.</summary>
internal sealed record TimerTriggerMetadata(string ParameterName, string Schedule, bool? UseMonitor, bool? RunOnStartup)
    : TriggerMetadata(ParameterName);

/// <summary>Values that the attribute does not set are null.</summary>
internal sealed record ServiceBusTriggerMetadata(
    string ParameterName,
    string? QueueName,
    string? TopicName,
    string? SubscriptionName,
    string? Connection,
    bool? AutoCompleteMessages)
    : TriggerMetadata(ParameterName);
