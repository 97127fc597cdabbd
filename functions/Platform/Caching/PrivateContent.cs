using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Platform.Caching;

/// <summary>What is answered to one person, or to one request: no cache keeps it (RFC 9111, section 5.2.2.5).</summary>
public sealed class PrivateContent(byte[] body, string contentType, int status = StatusCodes.Status200OK) : IResult
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    public IReadOnlyDictionary<string, string> Headers { get; init; } = NoHeaders;

    /// <summary>Answers; a GET or HEAD whose copy is current with 304.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.CacheControl = "no-store";
        foreach (var (name, value) in Headers)
            response.Headers[name] = value;
        if (status == StatusCodes.Status200OK && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            var etag = ETags.Of(body);
            response.Headers.ETag = etag;
            if (ETags.IsNotModified(request, etag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(request.Method))
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
