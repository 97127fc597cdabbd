using System.Collections.Frozen;

namespace ServerlessBlog.Local.ServiceBus.Http;

/// <summary>Tells custom properties from the headers that HTTP and tracing use themselves.</summary>
static class HeaderNames
{
    public const string BrokerProperties = "BrokerProperties";

    static readonly FrozenSet<string> Reserved = FrozenSet.ToFrozenSet(
    [
        "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Authorization", "baggage", BrokerProperties,
        "Cache-Control", "Connection", "Content-Encoding", "Content-Language", "Content-Length", "Content-Type", "Cookie",
        "Correlation-Context", "Date", "Expect", "Forwarded", "Host", "Keep-Alive", "Location", "Origin", "Pragma",
        "Proxy-Authorization", "Referer", "Request-Id", "Server", "ServiceBusAuthorization", "Set-Cookie",
        "Strict-Transport-Security", "TE", "traceparent", "tracestate", "Trailer", "Transfer-Encoding", "Upgrade",
        "User-Agent", "Vary", "Via", "Warning", "WWW-Authenticate",
    ], StringComparer.OrdinalIgnoreCase);

    public static bool IsCustomProperty(string name) =>
        !Reserved.Contains(name) && !name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the name can be a header at all (RFC 9110 token).</summary>
    public static bool IsToken(string name) =>
        name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal));
}
