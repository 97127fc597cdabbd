using Microsoft.AspNetCore.Http;

namespace ServerlessBlog.Platform.Http;

/// <summary>Leads a browser on to another page by GET (RFC 9110, section 15.4.4).</summary>
/// <param name="target">Where to: a path on this blog with its query and fragment, or a URL that the blog's own settings name; of ASCII characters.</param>
public sealed class SeeOther(string target) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = target;
        response.Headers.CacheControl = "no-store";
        response.ContentLength = 0;
        return Task.CompletedTask;
    }
}
