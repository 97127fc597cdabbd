using System.Buffers;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace ServerlessBlog.Platform.Outbound;

/// <summary>The hosts and ports that may be connected to although they are not public.</summary>
public sealed class PrivateHosts
{
    // With one of these it would be more of a URL than a host and a port.
    private static readonly SearchValues<char> Foreign = SearchValues.Create("/?#@\\ ");

    private readonly FrozenSet<(string Host, int Port)> _hosts;

    private PrivateHosts(IEnumerable<(string Host, int Port)> hosts) => _hosts = hosts.ToFrozenSet();

    public bool Contains(string host, int port) => _hosts.Contains((host.ToLowerInvariant(), port));

    /// <summary>Reads a comma list of <c>host:port</c>; an IPv6 address stands in brackets.</summary>
    public static bool TryParse(string list, [NotNullWhen(true)] out PrivateHosts? hosts)
    {
        List<(string Host, int Port)> found = [];
        foreach (var item in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Parse(item) is not { } host)
            {
                hosts = null;
                return false;
            }

            found.Add(host);
        }

        hosts = new PrivateHosts(found);
        return true;
    }

    // Read as a URL is, so that both name a host in the same way.
    private static (string Host, int Port)? Parse(string item)
    {
        var colon = item.LastIndexOf(':');
        return colon > 0
            && colon < item.Length - 1
            && item.AsSpan(colon + 1).IndexOfAnyExceptInRange('0', '9') < 0
            && item.AsSpan().IndexOfAny(Foreign) < 0
            && Uri.TryCreate("http://" + item, UriKind.Absolute, out var url)
            && url.Port > 0
                ? (url.IdnHost.ToLowerInvariant(), url.Port)
                : null;
    }
}
