using System.Text;
using Microsoft.AspNetCore.Http;

namespace ServerlessBlog.Linkbacks;

/// <summary>An answer for the program that sent a linkback; nothing keeps it.</summary>
internal sealed class TextResult(string text, string contentType, int status = StatusCodes.Status200OK) : IResult
{
    /// <summary>The seconds after which a new attempt may succeed.</summary>
    public int? RetryAfter { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (RetryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
