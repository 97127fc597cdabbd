using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Platform.Http;

/// <summary>
/// Whose request it is. Behind a proxy the connection is the proxy's, and only the header that the platform itself sets
/// (<c>Blog__ClientAddressHeader</c>) tells the client: anybody can send any other. Of a list such as X-Forwarded-For only
/// the entry that the nearest trusted proxy added counts, which is the last one.
/// </summary>
public sealed class ClientAddress(IOptions<BlogOptions> options)
{
    private const int NetworkLength = 8;

    private readonly string _header = options.Value.ClientAddressHeader;
    private readonly int _proxies = options.Value.TrustedProxies;

    /// <summary>The client's address; null when it is not known, or when it is only that of a machine in between.</summary>
    public IPAddress? Of(HttpRequest request)
    {
        if (_header.Length == 0)
            return Plain(request.HttpContext.Connection.RemoteIpAddress) is { } peer && !IPAddress.IsLoopback(peer) ? peer : null;
        var entries = request.Headers[_header].ToString().Split(',', StringSplitOptions.TrimEntries);
        return entries.Length >= _proxies ? Parse(entries[^_proxies]) : null;
    }

    /// <summary>What an address stands for: itself, or of IPv6 its /64 network, because whoever has one address of that has all. Hexadecimal digits.</summary>
    public static string ClientOf(IPAddress address)
    {
        var bytes = Plain(address)!.GetAddressBytes();
        return Convert.ToHexStringLower(bytes.AsSpan(0, Math.Min(bytes.Length, NetworkLength)));
    }

    // Some platforms write the port behind the address.
    private static IPAddress? Parse(string text) =>
        IPAddress.TryParse(text, out var address) ? Plain(address)
        : IPEndPoint.TryParse(text, out var endpoint) ? Plain(endpoint.Address)
        : null;

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
