using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>The open connections of a server, which can be broken all at once as when its process is killed.</summary>
internal sealed class FrontConnections
{
    private readonly ConcurrentDictionary<ConnectionContext, bool> _open = new();
    private volatile bool _isBroken;

    /// <summary>Connection middleware that keeps count.</summary>
    public async Task TrackAsync(ConnectionContext connection, Func<Task> next)
    {
        _open[connection] = true;
        try
        {
            if (_isBroken)
                connection.Abort();
            else
                await next();
        }
        finally
        {
            _open.TryRemove(connection, out _);
        }
    }

    /// <summary>Breaks those that are open, and every one that comes.</summary>
    public void Break()
    {
        _isBroken = true;
        foreach (var connection in _open.Keys)
            connection.Abort();
    }
}
