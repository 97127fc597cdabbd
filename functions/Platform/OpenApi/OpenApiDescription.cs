using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Platform.OpenApi;

/// <summary>The document as bytes, made when it is first asked for; it cannot change while the process lives.</summary>
public sealed class OpenApiDescription(IOptions<BlogOptions> options)
{
    private readonly Lazy<(byte[] Bytes, string ETag)> _document = new(() =>
    {
        var bytes = Encoding.UTF8.GetBytes(ToJson(OpenApiBuilder.Build(typeof(OpenApiDescription).Assembly, options.Value)));
        return (bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..8])}\"");
    });

    /// <summary>The JSON text of <paramref name="document"/> in OpenAPI 3.1.</summary>
    public static string ToJson(OpenApiDocument document)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        return text.ToString();
    }

    /// <summary>Writes the document, or 304 for a current copy.</summary>
    public async Task WriteAsync(HttpContext http)
    {
        var (bytes, etag) = _document.Value;
        var response = http.Response;
        response.Headers.ETag = etag;
        response.Headers.CacheControl = "no-cache";
        if (ETags.IsNotModified(http.Request, etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
