using System.Net;
using System.Net.Sockets;

namespace ServerlessBlog.Platform.Outbound;

/// <summary>
/// Tells addresses of the public internet from all others (IANA's special-purpose address registries, RFC 6890). What
/// carries another address inside, such as NAT64, 6to4, Teredo and IPv4-mapped addresses, is not public.
/// </summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] Reserved4 =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            // Multicast, reserved and broadcast.
            "224.0.0.0/3",
            // Looks public; inside Azure it is the platform itself, with the machine's own secrets.
            "168.63.129.16/32",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Unicast6 = IPNetwork.Parse("2000::/3");

    // The parts of 2000::/3 that are not for everybody: protocol assignments with Teredo and benchmarks, documentation
    // (twice), 6to4, and the former 6bone.
    private static readonly IPNetwork[] Reserved6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3ffe::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    /// <summary>Whether <paramref name="address"/> is one that anybody on the internet could connect to.</summary>
    public static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Array.Exists(Reserved4, network => network.Contains(address)),
        // IPNetwork takes an IPv4-mapped address for the IPv4 address inside, so that is asked first.
        AddressFamily.InterNetworkV6 => !address.IsIPv4MappedToIPv6 && Unicast6.Contains(address) && !Array.Exists(Reserved6, network => network.Contains(address)),
        _ => false,
    };
}
