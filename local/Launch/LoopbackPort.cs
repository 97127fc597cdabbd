using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ServerlessBlog.Local.Launch;

/// <summary>A port on this machine that nobody listens on.</summary>
public static class LoopbackPort
{
    /// <summary>The address at a given port, or at a free one for 0.</summary>
    /// <exception cref="LocalException">The port is taken, or no port number.</exception>
    public static Uri Claim(int port)
    {
        if (port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
            throw new LocalException($"--port must be {IPEndPoint.MinPort} to {IPEndPoint.MaxPort}.");
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
        }
        catch (SocketException problem)
        {
            throw new LocalException(string.Create(CultureInfo.InvariantCulture, $"port {port} is taken; give another one with --port."), problem);
        }

        return new Uri($"http://{listener.LocalEndpoint}/");
    }
}
