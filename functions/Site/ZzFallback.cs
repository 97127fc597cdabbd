using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Site.Pages;

namespace ServerlessBlog.Site;

/// <summary>
/// Everything no other function takes: the home page (only a catch-all can take the root under the Functions host),
/// OPTIONS, 405 for a wrong method, and 404. The host tries routes in the order of the functions' names: this one must be last.
/// </summary>
public sealed class ZzFallback(ListPages lists, PageRenderer renderer, SiteInfo site, RouteTable routes)
{
    [Function(nameof(ZzFallback))]
    [PublicCache("cursor")]
    [ApiOperation("The home page, newest posts first", Id = "ShowHome", Tag = "pages", ResponseMediaType = "text/html", ETag = true, Problems = [nameof(ProblemType.InvalidCursor)])]
    [ApiParameter("cursor", "Where to go on; taken from the page's own link.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var isRoot = request.Path == "/" || !request.Path.HasValue;
        if (isRoot && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
            return await renderer.PageAsync<HomePage>(new HomePageModel(site, await lists.ReadAsync(ListNames.All, "/", request, cancellationToken)));

        var allowed = isRoot ? RouteTable.ReadOnly : routes.MethodsOf(request.Path);
        if (allowed.Count == 0)
            throw new ProblemException(ProblemType.NotFound, "Look at GET /api/openapi.json for what there is.");
        var allow = string.Join(", ", [.. allowed, HttpMethods.Options]);
        if (HttpMethods.IsOptions(request.Method))
        {
            request.HttpContext.Response.Headers.Allow = allow;
            return Results.NoContent();
        }

        throw new ProblemException(ProblemType.MethodNotAllowed, $"Use {string.Join(" or ", allowed)} here.")
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Allow"] = allow },
        };
    }
}
