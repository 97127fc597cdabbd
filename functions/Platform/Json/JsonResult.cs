using System.Text;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;

namespace ServerlessBlog.Platform.Json;

/// <summary>Writes a value as JSON with a status and, where given, an ETag, a Location and a Link.</summary>
public sealed class JsonResult(object value, int status = StatusCodes.Status200OK) : IResult
{
    /// <summary>The entity tag, with quotes; a GET's is made from the bytes unless given.</summary>
    public string? ETag { get; init; }

    public string? Location { get; init; }

    public string? Link { get; init; }

    /// <summary>The Cache-Control header; answers that hold more for the author than for others must not be kept.</summary>
    public string CacheControl { get; init; } = "no-store";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var bytes = Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(value, ApiJson.Settings));
        var etag = ETag ?? (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? Http.ETags.Of(bytes) : null);
        if (etag is not null)
            response.Headers.ETag = etag;
        if (Location is not null)
            response.Headers.Location = Location;
        if (Link is not null)
            response.Headers.Link = Link;
        response.Headers.CacheControl = CacheControl;
        response.Headers.Vary = PublicJson.Vary;
        if (status == StatusCodes.Status200OK && Http.ETags.IsNotModified(request, etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = status;
        response.ContentType = PublicJson.MediaType;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
