using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ServerlessBlog.Site;

/// <summary>A file that is a resource of the app, read once and kept in memory.</summary>
internal sealed class EmbeddedAsset(string name, string contentType)
{
    private readonly Lazy<(byte[] Bytes, EntityTagHeaderValue Tag)> _content = new(() =>
    {
        using var stream = typeof(EmbeddedAsset).Assembly.GetManifestResourceStream(name)!;
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        var bytes = buffer.ToArray();
        return (bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
    });

    /// <summary>The file with its entity tag; may be kept for an hour.</summary>
    public IResult Answer(HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Bytes(_content.Value.Bytes, contentType, entityTag: _content.Value.Tag);
    }
}
