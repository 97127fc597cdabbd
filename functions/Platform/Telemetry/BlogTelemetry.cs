using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ServerlessBlog.Platform.Telemetry;

/// <summary>
/// What the blog tells of itself: its spans and its numbers. None of it holds an address of a reader, an e-mail address, a
/// text, a path, a query or a credential. Nothing is kept while nobody listens.
/// </summary>
public static class BlogTelemetry
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string Name = "ServerlessBlog";

    /// <summary>The name of the source of the many spans that only an exporter has a use for: one a storage transaction.</summary>
    public const string StorageName = "ServerlessBlog.Storage";

    public static readonly ActivitySource Source = new(Name, AppVersion.Current);

    public static readonly ActivitySource Storage = new(StorageName, AppVersion.Current);

    private static readonly Meter Meter = new(Name, AppVersion.Current);

    private static readonly Counter<long> Transactions = Meter.CreateCounter<long>("blog.storage.transactions", "{transaction}", "Requests to tables and blobs, retries included.");
    private static readonly Counter<long> Sent = Meter.CreateCounter<long>("blog.messages.sent", "{message}", "Messages that a queue accepted.");
    private static readonly Counter<long> Handled = Meter.CreateCounter<long>("blog.messages.handled", "{message}", "Messages that a consumer was given.");
    private static readonly Counter<long> Verdicts = Meter.CreateCounter<long>("blog.feedback.judged", "{item}", "Comments and linkbacks, by what the judge made of them.");
    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>("blog.announcements.attempts", "{attempt}", "Announcements that were handed to a network, by its answer.");
    private static readonly Counter<long> CacheAnswers = Meter.CreateCounter<long>("blog.cache.answers", "{answer}", "Public answers, by whether the cache had them.");
    private static readonly Histogram<double> TimerRuns = Meter.CreateHistogram<double>("blog.timers.duration", "s", "Runs of timers.");
    private static readonly Histogram<double> OutboundCalls = Meter.CreateHistogram<double>("blog.outbound.duration", "s", "Requests to other people's servers, redirects included.");

    public static void CountTransaction(string service, string method, int status) =>
        Transactions.Add(1, new("service", service), new("method", method), new("status", status));

    public static void CountSent(string queue) => Sent.Add(1, new KeyValuePair<string, object?>("queue", queue));

    public static void CountHandled(string queue, string outcome) => Handled.Add(1, new("queue", queue), new("outcome", outcome));

    public static void CountVerdict(string kind, string verdict) => Verdicts.Add(1, new("kind", kind), new("verdict", verdict));

    public static void CountAttempt(string kind, string outcome) => Attempts.Add(1, new("kind", kind), new("outcome", outcome));

    public static void CountCacheAnswer(string state) => CacheAnswers.Add(1, new KeyValuePair<string, object?>("state", state));

    public static void MeasureTimer(string timer, string outcome, TimeSpan took) => TimerRuns.Record(took.TotalSeconds, new("timer", timer), new("outcome", outcome));

    public static void MeasureOutbound(string method, string outcome, TimeSpan took) => OutboundCalls.Record(took.TotalSeconds, new("method", method), new("outcome", outcome));
}
