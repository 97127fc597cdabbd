using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Site;

/// <summary>GET /assets/icon.svg: the icon in the browser's tab.</summary>
public sealed class ShowIcon(SiteAssets assets)
{
    [Function(nameof(ShowIcon))]
    [PublicCache("v")]
    [ApiOperation("The icon", Tag = "pages", ResponseMediaType = "image/svg+xml", ETag = true, UsesStorage = false)]
    [ApiParameter("v", "The version that a page names.")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/icon.svg")] HttpRequest request) =>
        assets.Icon.Answer(request);
}
