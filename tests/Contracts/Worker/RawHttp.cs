using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>Sends bytes as they are, where a client library would not.</summary>
static class RawHttp
{
    /// <summary>Sends a request that closes its connection, and returns the whole answer.</summary>
    public static async Task<string> SendAsync(int port, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await reader.ReadToEndAsync(limit.Token);
    }

    public static string Chunked(string body)
    {
        var length = Encoding.UTF8.GetByteCount(body).ToString("x", CultureInfo.InvariantCulture);
        return $"{length}\r\n{body}\r\n0\r\n\r\n";
    }

    public static int Status(string answer) => int.Parse(answer.Split(' ')[1], CultureInfo.InvariantCulture);
}
