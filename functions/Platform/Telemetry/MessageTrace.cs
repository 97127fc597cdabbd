using System.Diagnostics;

namespace ServerlessBlog.Platform.Telemetry;

/// <summary>
/// Takes a trace through a queue. The id stands in the message's own JSON, because the Functions host may overwrite metadata.
/// A message for now belongs to the trace of its sender (<c>traceparent</c>); one for later begins a trace of its own, which
/// is linked to its sender's (<c>tracelink</c>): a trace that lasts for days is none that anybody can read.
/// </summary>
public static class MessageTrace
{
    private static readonly TimeSpan Now = TimeSpan.FromMinutes(1);

    /// <summary>The JSON object <paramref name="json"/> with the current trace; as it is where there is none.</summary>
    /// <param name="json">The message, an object.</param>
    /// <param name="delay">How much later it is to be delivered.</param>
    public static string Write(string json, TimeSpan delay)
    {
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C, Id: { } id })
            return json;
        var member = delay <= Now ? "traceparent" : "tracelink";
        return $"{json[..^1]}{(json.Length > 2 ? "," : "")}\"{member}\":\"{id}\"}}";
    }

    /// <summary>Begins the span of a consumer; null where nobody listens. What the host began for the delivery is its parent where the message names none, and else linked.</summary>
    public static Activity? Begin(string queue, string? traceparent, string? tracelink)
    {
        var parent = Read(traceparent);
        var links = new[] { Read(tracelink), parent is null ? null : Activity.Current?.Context }.OfType<ActivityContext>().Select(context => new ActivityLink(context)).ToArray();
        var activity = BlogTelemetry.Source.StartActivity($"process {queue}", ActivityKind.Consumer, parent.GetValueOrDefault(), links: links);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("messaging.system", "servicebus");
            activity.SetTag("messaging.operation.type", "process");
            activity.SetTag("messaging.destination.name", queue);
        }

        return activity;
    }

    private static ActivityContext? Read(string? text) => ActivityContext.TryParse(text, null, isRemote: true, out var context) ? context : null;
}
