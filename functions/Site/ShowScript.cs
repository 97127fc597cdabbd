using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Site;

/// <summary>GET /assets/site.js: what pages do better with a script than without.</summary>
public sealed class ShowScript(SiteAssets assets)
{
    [Function(nameof(ShowScript))]
    [PublicCache("v")]
    [ApiOperation("The script", Tag = "pages", ResponseMediaType = "text/javascript", ETag = true, UsesStorage = false)]
    [ApiParameter("v", "The version that a page names.")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/site.js")] HttpRequest request) =>
        assets.Script.Answer(request);
}
