using System.Collections.Concurrent;
using Google.Protobuf;
using ServerlessBlog.Tests.Support;

namespace ServerlessBlog.Tests.Integration.Operations;

/// <summary>A collector of telemetry: takes OTLP over HTTP as protobuf and keeps it. Field numbers are those of opentelemetry-proto 1.x.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, ByteString Body)> _received = new();
    private LocalServer? _server;

    public Uri Url => _server!.Url;

    /// <summary>All bytes that came.</summary>
    public IReadOnlyList<byte[]> Bodies => [.. _received.Select(entry => entry.Body.ToByteArray())];

    public IReadOnlyList<OtlpSpan> Spans =>
    [
        .. from resource in Exports("/v1/traces")
           from scope in resource.Messages(2)
           from span in scope.Messages(2)
           select new OtlpSpan(span.Text(5), span.Hex(1), span.Hex(2), span.Hex(4), Attributes(span, 9)),
    ];

    public IReadOnlySet<string> Metrics =>
        (from resource in Exports("/v1/metrics")
         from scope in resource.Messages(2)
         from metric in scope.Messages(2)
         select metric.Text(1)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The texts of the lines of the log, and their traces.</summary>
    public IReadOnlyList<(string Text, string TraceId)> Logs =>
    [
        .. from resource in Exports("/v1/logs")
           from scope in resource.Messages(2)
           from line in scope.Messages(2)
           select (line.Messages(5).Single().Text(1), line.Hex(9)),
    ];

    /// <summary>What the spans say of the program that they come from.</summary>
    public IReadOnlyDictionary<string, string> Resource => Attributes(Exports("/v1/traces").First().Messages(1).Single(), 1);

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        receiver._server = await LocalServer.StartAsync(http =>
        {
            receiver._received.Enqueue((http.Request.Path, ByteString.FromStream(http.Request.Body)));
            http.Response.ContentType = "application/x-protobuf";
            return Task.CompletedTask;
        });
        return receiver;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private IEnumerable<OtlpMessage> Exports(string path) =>
        _received.Where(entry => entry.Path == path).SelectMany(entry => new OtlpMessage(entry.Body).Messages(1));

    private static Dictionary<string, string> Attributes(OtlpMessage owner, int field) =>
        owner.Messages(field).ToDictionary(attribute => attribute.Text(1), attribute => attribute.Messages(2).FirstOrDefault()?.Text(1) ?? "", StringComparer.Ordinal);
}

internal sealed record OtlpSpan(string Name, string TraceId, string SpanId, string ParentId, IReadOnlyDictionary<string, string> Attributes);
