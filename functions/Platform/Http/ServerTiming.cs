using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Platform.Telemetry;

namespace ServerlessBlog.Platform.Http;

/// <summary>
/// The header <c>Server-Timing</c> (W3C): where an answer came from (<c>cache;desc="stale"</c>), and how many storage
/// transactions it cost (<c>storage;desc="4"</c>). The cost is shown only where no Functions host is around, since outside
/// that is nobody's business, or where <c>Blog__ShowCost</c> wants it.
/// </summary>
public sealed class ServerTiming
{
    private static readonly string[] States = [.. Enum.GetNames<CacheState>().Select(state => state.ToLowerInvariant())];

    private readonly bool _showsCost;
    private readonly StringValues[] _texts;

    public ServerTiming(IOptions<BlogOptions> options, IConfiguration configuration)
    {
        _showsCost = options.Value.ShowCost
            || (configuration["FUNCTIONS_CUSTOMHANDLER_PORT"] is null && configuration["Functions:Worker:HostEndpoint"] is null);
        _texts = [.. States.Select(state => new StringValues($"{(_showsCost ? "storage;desc=\"0\", " : "")}cache;desc=\"{state}\""))];
    }

    /// <summary>Says where the answer came from.</summary>
    public void Set(HttpResponse response, CacheState state)
    {
        response.Headers["Server-Timing"] = _texts[(int)state];
        BlogTelemetry.CountCacheAnswer(States[(int)state]);
    }

    /// <summary>Counts what the answer costs from now on, and says so when it is sent.</summary>
    public void Measure(HttpResponse response)
    {
        if (!_showsCost)
            return;
        var meter = StorageMeter.Start();
        response.OnStarting(
            static state =>
            {
                var (response, meter) = ((HttpResponse, StorageMeter))state;
                var said = response.Headers["Server-Timing"].ToString();
                var origin = said.IndexOf("cache", StringComparison.Ordinal) is >= 0 and var at ? $", {said[at..]}" : "";
                response.Headers["Server-Timing"] = string.Create(CultureInfo.InvariantCulture, $"storage;desc=\"{meter.Transactions}\"{origin}");
                return Task.CompletedTask;
            },
            (response, meter));
    }
}
