using System.Net;
using System.Net.Sockets;

namespace ServerlessBlog.Platform.Outbound;

/// <summary>
/// Opens connections to public addresses only. The address that was checked is the one that is connected to: a name that
/// resolves to another one a moment later (DNS rebinding) gains nothing.
/// </summary>
internal sealed class GuardedConnector(IHostResolver resolver, PrivateHosts allowed)
{
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint endpoint, CancellationToken cancellationToken)
    {
        var host = endpoint.Host.Trim('[', ']');
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await ResolveAsync(host, cancellationToken);
        // One address of ours among public ones is how such attacks begin: then none is good.
        if (!allowed.Contains(host, endpoint.Port) && !Array.TrueForAll(addresses, PublicAddress.IsPublic))
            throw new OutboundException(OutboundFailure.RefusedAddress, $"The address of {host} is not on the public internet.");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // IPv4 first: where Functions run there is no way out over IPv6.
            await socket.ConnectAsync([.. addresses.OrderBy(address => address.AddressFamily)], endpoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await resolver.ResolveAsync(host, cancellationToken);
            if (addresses.Length > 0)
                return addresses;
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            // An unknown name and an impossible one are the same here.
        }

        throw new OutboundException(OutboundFailure.UnknownHost, $"The host {host} has no address.");
    }
}
