using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace ServerlessBlog.Tests.Support;

/// <summary>Somebody else's server, on a free loopback port.</summary>
public sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();

    private LocalServer(WebApplication app) => _app = app;

    /// <summary>What was asked so far, in order.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <summary>Where it listens: <c>http://127.0.0.1:port/</c>.</summary>
    public Uri Url => new(_app.Urls.Single() + "/");

    /// <summary>As a setting names it: <c>127.0.0.1:port</c>.</summary>
    public string Authority => Url.Authority;

    /// <param name="answer">Answers a request.</param>
    /// <param name="protocols">The version of HTTP that it speaks; there is no TLS in which to agree on one.</param>
    public static async Task<LocalServer> StartAsync(RequestDelegate answer, HttpProtocols protocols = HttpProtocols.Http1)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = protocols));
        var server = new LocalServer(builder.Build());
        server._app.Run(async http =>
        {
            // Read here, and again by whoever answers.
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            http.Request.Body = new MemoryStream(body.ToArray());
            var headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            server._requests.Enqueue(new ReceivedRequest(http.Request.Method, http.Request.Path + http.Request.QueryString, headers, Encoding.UTF8.GetString(body.ToArray())));
            await answer(http);
        });
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

/// <summary>A request as a server saw it.</summary>
public sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);
