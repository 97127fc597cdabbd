using System.Collections.Concurrent;
using System.Text;
using ServerlessBlog.Tests.Support;

namespace ServerlessBlog.Tests.Integration.Linkbacks.Receiving;

/// <summary>Somebody else's site, whose pages a test writes and takes away.</summary>
public sealed class LinkingSite : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (int Status, string? ContentType, byte[] Body)> _pages = new(StringComparer.Ordinal);
    private LocalServer? _server;

    public LocalServer Server => _server!;

    public static async Task<LinkingSite> StartAsync()
    {
        var site = new LinkingSite();
        site._server = await LocalServer.StartAsync(async http =>
        {
            var (status, contentType, body) = site._pages.GetValueOrDefault(http.Request.Path, (404, "text/html", "gone"u8.ToArray()));
            http.Response.StatusCode = status;
            http.Response.ContentType = contentType;
            await http.Response.Body.WriteAsync(body);
        });
        return site;
    }

    /// <summary>Puts a page there, and returns its URL.</summary>
    public string Put(string path, string html, Encoding? encoding = null, string? contentType = "text/html", int status = 200)
    {
        _pages[path] = (status, contentType, (encoding ?? Encoding.UTF8).GetBytes(html));
        return new Uri(Server.Url, path).AbsoluteUri;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
