using System.Diagnostics;

namespace ServerlessBlog.Platform.Telemetry;

/// <summary>
/// Has every request and every message belong to a trace (W3C Trace Context), whether or not anything is exported: its id
/// is in each line of the log, and goes with the messages that the request sends.
/// </summary>
public static class TraceIds
{
    // The server's own spans, those of the official worker, and ours.
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Microsoft.Azure.Functions.Worker", BlogTelemetry.Name];

    /// <summary>Begins; a second call would do the same work twice.</summary>
    public static void Begin() => ActivitySource.AddActivityListener(new ActivityListener
    {
        ShouldListenTo = static source => Array.IndexOf(Sources, source.Name) >= 0,
        // The ids and nothing else: an exporter asks for more by itself.
        Sample = static (ref _) => ActivitySamplingResult.PropagationData,
    });
}
