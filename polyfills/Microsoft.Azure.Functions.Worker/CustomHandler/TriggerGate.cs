using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Microsoft.Azure.Functions.Worker.CustomHandler;

/// <summary>
/// Tells the Functions host's own trigger calls from requests that it passes on for somebody outside.
/// </summary>
/// <remarks>
/// Both arrive at the same loopback port, and a catch-all HTTP function makes the host pass on any path, so an
/// outside <c>POST /FunctionName</c> reaches the very address of that trigger. The custom handler protocol has no
/// secret that would tell them apart; what does is how the host's two clients build their requests:
/// <list type="bullet">
/// <item>A passed-on request always carries X-Forwarded-For, -Host and -Proto and x-ms-invocation-id. The host
/// <em>sets</em> them after it has copied the caller's headers, so a caller can neither remove them (naming
/// them in <c>Connection</c> does not: that header is dropped, not obeyed, and the four are added afterwards) nor
/// make them empty. A trigger call carries none. This is the condition that no outside request can meet.</item>
/// <item>A trigger call has a chunked body. The host's older way of passing requests on
/// (<c>enableForwardingHttpRequest</c>), which leaves X-Forwarded-* as received, cannot send one: it
/// fails on a chunked request and sends a Content-Length otherwise.</item>
/// <item>The rest - HTTP/1.1 to 127.0.0.1 and our port, from loopback, JSON, one invocation id that is a GUID, one
/// User-Agent that starts with the host's name - an outside caller can imitate through the proxy. It is asked for
/// because each differs in some other way in, for example from a page in a browser on a developer's machine.</item>
/// </list>
/// The request target must be the function's name, letter for letter: the host sends it so, and with a query, a
/// trailing slash, another case, percent-encoding or the absolute form it is an ordinary request. Headers that
/// appear twice are refused. The listener speaks HTTP/1.1 only. Whatever fails a condition is an ordinary
/// HTTP request: the app's own routes answer it, and no trigger runs.
/// A process on the same machine that speaks to the port directly is inside the trust boundary: it could
/// as well read the app's settings.
/// </remarks>
internal sealed class TriggerGate(IEnumerable<FunctionDescriptor> functions, int port)
{
    private const string HostUserAgent = "Azure-Functions-Host/";

    private readonly FrozenDictionary<string, FunctionDescriptor> _byTarget =
        functions.ToFrozenDictionary(f => "/" + f.Name, StringComparer.Ordinal);

    private readonly string _hostHeader = $"127.0.0.1:{port}";

    /// <summary>The function that the host calls, or null when this is no trigger call.</summary>
    public FunctionDescriptor? Admit(HttpContext http)
    {
        var request = http.Request;
        if (!string.Equals(request.Method, HttpMethods.Post, StringComparison.Ordinal)
            || http.Features.Get<IHttpRequestFeature>() is not { } raw
            || !_byTarget.TryGetValue(raw.RawTarget, out var function))
            return null;
        return ComesFromLoopback(http) && IsBuiltByHost(request) && !IsPassedOn(request.Headers) ? function : null;
    }

    private static bool ComesFromLoopback(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address);

    private static bool IsPassedOn(IHeaderDictionary headers) =>
        headers.ContainsKey("X-Forwarded-For")
        || headers.ContainsKey("X-Forwarded-Host")
        || headers.ContainsKey("X-Forwarded-Proto")
        || headers.ContainsKey("X-Forwarded-Prefix")
        || headers.ContainsKey("Forwarded")
        || headers.ContainsKey("x-ms-invocation-id");

    private bool IsBuiltByHost(HttpRequest request)
    {
        var headers = request.Headers;
        return HttpProtocol.IsHttp11(request.Protocol)
            && headers.ContentLength is null
            && !headers.ContainsKey("X-Content-Length")
            && Single(headers.TransferEncoding) is "chunked"
            && string.Equals(Single(headers.Host), _hostHeader, StringComparison.Ordinal)
            && Single(headers.UserAgent) is { } agent && agent.StartsWith(HostUserAgent, StringComparison.Ordinal)
            && MediaTypeHeaderValue.TryParse(Single(headers.ContentType), out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && Guid.TryParse(Single(headers[TriggerEndpoint.InvocationIdHeader]), out _);
    }

    private static string? Single(StringValues values) => values.Count == 1 ? values[0] : null;
}
