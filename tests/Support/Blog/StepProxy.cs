using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServerlessBlog.Tests.Support.Blog;

/// <summary>Counts the requests that pass through its proxies, and does something at one of them.</summary>
public sealed class StepCounter
{
    private int _count;

    /// <summary>At which request something is done, from 1; 0 for none.</summary>
    public int At { get; set; }

    /// <summary>Whether that is done after the server has answered, and before the answer is passed on; else before the request is.</summary>
    public bool AfterAnswer { get; set; }

    /// <summary>What is done; nothing of that connection is passed on afterwards.</summary>
    public Action Act { get; set; } = () => { };

    /// <summary>The requests since the last <see cref="Restart"/>.</summary>
    public int Count => Volatile.Read(ref _count);

    public void Restart() => Volatile.Write(ref _count, 0);

    internal bool IsIt() => Interlocked.Increment(ref _count) == At;
}

/// <summary>
/// A proxy in front of a server that speaks HTTP/1.1, so that a test can stop the client at each of its requests. It looks at no
/// more than the beginning of what the client sends.
/// </summary>
public sealed class StepProxy : IAsyncDisposable
{
    private static readonly string[] Methods = ["GET ", "PUT ", "POST ", "HEAD ", "PATCH ", "MERGE ", "DELETE "];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly StepCounter _steps;
    private readonly int _target;
    private readonly Task _accepting;

    /// <summary>Listens on a free loopback port, and passes on to another.</summary>
    public StepProxy(int target, StepCounter steps)
    {
        (_target, _steps) = (target, steps);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                connections.Add(ServeAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        try
        {
            client.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
            var connection = new Connection(client.GetStream(), server.GetStream());
            await Task.WhenAny(SendAsync(connection), ReceiveAsync(connection));
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // Either side went away, as these tests have them do.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task SendAsync(Connection connection)
    {
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await connection.Client.ReadAsync(chunk, _stop.Token)) > 0)
        {
            if (BeginsRequest(chunk.AsSpan(0, read)) && _steps.IsIt())
            {
                if (!_steps.AfterAnswer)
                {
                    _steps.Act();
                    return;
                }

                connection.IsLast = true;
            }

            await connection.Server.WriteAsync(chunk.AsMemory(0, read), _stop.Token);
        }
    }

    private async Task ReceiveAsync(Connection connection)
    {
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await connection.Server.ReadAsync(chunk, _stop.Token)) > 0)
        {
            if (connection.IsLast)
            {
                _steps.Act();
                return;
            }

            await connection.Client.WriteAsync(chunk.AsMemory(0, read), _stop.Token);
        }
    }

    private static bool BeginsRequest(ReadOnlySpan<byte> bytes)
    {
        foreach (var method in Methods)
        {
            if (bytes.Length > method.Length && Encoding.ASCII.GetString(bytes[..method.Length]) == method)
                return true;
        }

        return false;
    }

    private sealed class Connection(NetworkStream client, NetworkStream server)
    {
        private volatile bool _isLast;

        public NetworkStream Client { get; } = client;

        public NetworkStream Server { get; } = server;

        /// <summary>Whether the answer to what was sent last is kept back.</summary>
        public bool IsLast
        {
            get => _isLast;
            set => _isLast = value;
        }
    }
}
