using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Site;

/// <summary>GET /assets/site.css: the stylesheet.</summary>
public sealed class ShowStylesheet
{
    private static readonly EmbeddedAsset Stylesheet = new("site.css", "text/css; charset=utf-8");

    [Function(nameof(ShowStylesheet))]
    [ApiOperation("The stylesheet", Tag = "pages", ResponseMediaType = "text/css", ETag = true, UsesStorage = false)]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/site.css")] HttpRequest request) =>
        Stylesheet.Answer(request);
}
