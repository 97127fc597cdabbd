using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace ServerlessBlog.Site;

/// <summary>Answers with a page that is not kept: an error.</summary>
/// <typeparam name="TPage">The component that draws it from its parameter <c>Model</c>.</typeparam>
public sealed class PageResult<TPage>(PageRenderer renderer, object model, int status) : IResult
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
        response.Headers.CacheControl = "no-store";
        foreach (var (name, value) in PageRenderer.Headers.Concat(Headers))
            response.Headers[name] = value;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
