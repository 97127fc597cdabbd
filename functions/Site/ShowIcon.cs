using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Site;

/// <summary>GET /assets/icon.svg: the icon in the browser's tab.</summary>
public sealed class ShowIcon
{
    private static readonly EmbeddedAsset Icon = new("icon.svg", "image/svg+xml");

    [Function(nameof(ShowIcon))]
    [ApiOperation("The icon", Tag = "pages", ResponseMediaType = "image/svg+xml", ETag = true, UsesStorage = false)]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/icon.svg")] HttpRequest request) =>
        Icon.Answer(request);
}
