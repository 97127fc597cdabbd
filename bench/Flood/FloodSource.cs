using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Tests.Support;

namespace ServerlessBlog.Bench.Flood;

/// <summary>The pages that the trackbacks of the flood come from: each links to the post that it names.</summary>
internal sealed class FloodSource : IAsyncDisposable
{
    private readonly LocalServer _server;

    private FloodSource(LocalServer server) => _server = server;

    public static async Task<FloodSource> StartAsync() => new(await LocalServer.StartAsync(AnswerAsync));

    /// <summary>The host and port, as the setting that allows them wants it.</summary>
    public string Authority => _server.Authority;

    /// <summary>The URL of the page number <paramref name="n"/>, which links to <paramref name="post"/>.</summary>
    public string UrlOf(int n, string post) => string.Create(CultureInfo.InvariantCulture, $"{_server.Url}?n={n}&post={post}");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static Task AnswerAsync(HttpContext http)
    {
        var number = WebUtility.HtmlEncode(http.Request.Query["n"].ToString());
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync($"""
            <!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>感想 {number}</title></head>
            <body><article class="h-entry"><h1 class="p-name">感想その{number}</h1>
            <p class="p-summary">{number}番目の感想です。外と内の話を読みました。</p>
            <p><a href="{WebUtility.HtmlEncode(FloodTarget.PermalinkOf(http.Request.Query["post"].ToString()))}">元の記事</a></p></article></body></html>
            """);
    }
}
