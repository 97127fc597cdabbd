using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ServerlessBlog.Bench.Flood;

/// <summary>The pages that the trackbacks of the flood come from: each links to the post that it names.</summary>
internal sealed class FloodSource : IAsyncDisposable
{
    private readonly WebApplication _server;

    private FloodSource(WebApplication server) => _server = server;

    public static async Task<FloodSource> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        server.Run(context =>
        {
            var post = context.Request.Query["post"].ToString();
            var number = context.Request.Query["n"].ToString();
            var page = $"""
                <!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>感想 {WebUtility.HtmlEncode(number)}</title></head>
                <body><article class="h-entry"><h1 class="p-name">感想その{WebUtility.HtmlEncode(number)}</h1>
                <p class="p-summary">{WebUtility.HtmlEncode(number)}番目の感想です。外と内の話を読みました。</p>
                <p><a href="{WebUtility.HtmlEncode(FloodTarget.PermalinkOf(post))}">元の記事</a></p></article></body></html>
                """;
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(page)).AsTask();
        });
        await server.StartAsync();
        return new FloodSource(server);
    }

    /// <summary>The host and port, as the setting that allows them wants it.</summary>
    public string Authority => new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Authority;

    /// <summary>The URL of the page number <paramref name="n"/>, which links to <paramref name="post"/>.</summary>
    public string UrlOf(int n, string post) => string.Create(CultureInfo.InvariantCulture, $"http://{Authority}/?n={n}&post={post}");

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
