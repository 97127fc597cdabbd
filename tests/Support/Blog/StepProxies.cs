using System.Globalization;
using System.Text.RegularExpressions;

namespace ServerlessBlog.Tests.Support.Blog;

/// <summary>A proxy in front of each address of a connection string.</summary>
public sealed partial class StepProxies(StepCounter steps) : IAsyncDisposable
{
    private readonly Dictionary<int, StepProxy> _byPort = [];

    /// <summary>The connection string that leads through the proxies.</summary>
    public string Reroute(string connection) => Address().Replace(connection, match =>
    {
        var port = int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture);
        if (!_byPort.TryGetValue(port, out var proxy))
            _byPort[port] = proxy = new StepProxy(port, steps);
        return string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{proxy.Port}");
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in _byPort.Values)
            await proxy.DisposeAsync();
    }

    [GeneratedRegex(@"127\.0\.0\.1:(?<port>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
