using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform.Telemetry;

namespace ServerlessBlog.Platform.Outbound;

/// <summary>
/// Tells of one request to somebody else's server: host, method, status, time. Never a path or a query, which may hold what
/// only that server is to know. The server itself is told nothing of our trace.
/// </summary>
internal sealed partial class OutboundTrace(OutboundRequest request, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly Activity? _activity = BlogTelemetry.Source.StartActivity(request.Method.Method, ActivityKind.Client);
    private readonly string _host = request.Url.IsAbsoluteUri ? request.Url.IdnHost : "";
    private readonly long _start = time.GetTimestamp();
    private string _outcome = "cancelled";

    public void Succeed(OutboundResponse response)
    {
        _outcome = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(int)response.Status / 100}xx");
        _activity?.SetTag("http.response.status_code", (int)response.Status);
        var milliseconds = (long)time.GetElapsedTime(_start).TotalMilliseconds;
        LogAnswer(logger, request.Method.Method, _host, (int)response.Status, milliseconds);
    }

    public void Fail(OutboundFailure failure)
    {
        _outcome = failure.ToString();
        _activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", _outcome);
        var milliseconds = (long)time.GetElapsedTime(_start).TotalMilliseconds;
        LogFailure(logger, request.Method.Method, _host, failure, milliseconds);
    }

    public void Dispose()
    {
        _activity?.SetTag("http.request.method", request.Method.Method).SetTag("server.address", _host);
        _activity?.Dispose();
        BlogTelemetry.MeasureOutbound(request.Method.Method, _outcome, time.GetElapsedTime(_start));
    }

    [LoggerMessage(EventId = 1401, Level = LogLevel.Debug, Message = "{Method} to {Host}: {Status} after {Milliseconds} ms")]
    private static partial void LogAnswer(ILogger logger, string method, string host, int status, long milliseconds);

    [LoggerMessage(EventId = 1402, Level = LogLevel.Debug, Message = "{Method} to {Host}: {Failure} after {Milliseconds} ms")]
    private static partial void LogFailure(ILogger logger, string method, string host, OutboundFailure failure, long milliseconds);
}
