using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace ServerlessBlog.Site;

/// <summary>Answers with a page.</summary>
/// <typeparam name="TPage">The component that draws it from its parameter <c>Model</c>.</typeparam>
public sealed class PageResult<TPage>(PageRenderer renderer, object model, int status = StatusCodes.Status200OK) : IResult
    where TPage : IComponent
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = Encoding.UTF8.GetBytes(await renderer.RenderAsync<TPage>(model));
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = status == StatusCodes.Status200OK ? "no-cache" : "no-store";
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src 'self' https: http:; media-src 'self' https: http:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        foreach (var (name, value) in Headers)
            response.Headers[name] = value;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
