using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Site;

/// <summary>GET /assets/site.css: the stylesheet, with the blog's theme in it.</summary>
public sealed class ShowStylesheet(SiteAssets assets)
{
    [Function(nameof(ShowStylesheet))]
    [PublicCache("v")]
    [ApiOperation("The stylesheet", Tag = "pages", ResponseMediaType = "text/css", ETag = true, UsesStorage = false)]
    [ApiParameter("v", "The version that a page names.")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/site.css")] HttpRequest request) =>
        assets.Stylesheet.Answer(request);
}
