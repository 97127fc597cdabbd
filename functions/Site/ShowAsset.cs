using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Site;

/// <summary>GET /assets/site.css: the stylesheet, which is a resource of the app.</summary>
public sealed class ShowAsset
{
    private static readonly Lazy<(byte[] Bytes, EntityTagHeaderValue Tag)> Stylesheet = new(() =>
    {
        using var stream = typeof(ShowAsset).Assembly.GetManifestResourceStream("site.css")!;
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        var bytes = buffer.ToArray();
        return (bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
    });

    [Function(nameof(ShowAsset))]
    [ApiOperation("The stylesheet", Tag = "pages", ResponseMediaType = "text/css", ETag = true, UsesStorage = false)]
    public static IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/site.css")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Bytes(Stylesheet.Value.Bytes, "text/css; charset=utf-8", entityTag: Stylesheet.Value.Tag);
    }
}
