using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Site.Pages;

namespace ServerlessBlog.Site;

/// <summary>Problems for people: a page for each status, drawn once, without storage.</summary>
public sealed class ErrorPages(PageRenderer renderer, SiteInfo site)
{
    private readonly ConcurrentDictionary<int, Lazy<Task<byte[]>>> _pages = new();

    public IResult For(ProblemException problem) =>
        new Answer(_pages.GetOrAdd(problem.Type.Status, status => new Lazy<Task<byte[]>>(() => DrawAsync(status))).Value, problem);

    private async Task<byte[]> DrawAsync(int status) =>
        Encoding.UTF8.GetBytes(await renderer.RenderAsync<ErrorPage>(new ErrorPageModel(site, status)));

    private sealed class Answer(Task<byte[]> page, ProblemException problem) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var bytes = await page;
            var response = httpContext.Response;
            response.StatusCode = problem.Type.Status;
            response.ContentType = "text/html; charset=utf-8";
            response.ContentLength = bytes.Length;
            response.Headers.CacheControl = "no-store";
            foreach (var (name, value) in PageRenderer.Headers.Concat(problem.Headers))
                response.Headers[name] = value;
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
        }
    }
}
