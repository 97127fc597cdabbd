using Microsoft.AspNetCore.Http;

namespace ServerlessBlog.Platform.Http;

/// <summary>Leads a browser on to another page by GET (RFC 9110, section 15.4.4).</summary>
/// <param name="path">Where to, on this blog: a path with its query and fragment, of ASCII characters.</param>
public sealed class SeeOther(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = path;
        response.Headers.CacheControl = "no-store";
        response.ContentLength = 0;
        return Task.CompletedTask;
    }
}
