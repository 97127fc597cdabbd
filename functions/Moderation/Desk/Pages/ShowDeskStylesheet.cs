using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Pages;

/// <summary>GET /desk/assets/desk.css: how the desk differs from the other pages.</summary>
public sealed class ShowDeskStylesheet(DeskAssets assets)
{
    [Function(nameof(ShowDeskStylesheet))]
    [PublicCache("v")]
    [ApiOperation("The desk's stylesheet", Tag = "desk", ResponseMediaType = "text/css", ETag = true, UsesStorage = false)]
    [ApiParameter("v", "The version that a page names.")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/assets/desk.css")] HttpRequest request) =>
        assets.Stylesheet.Answer(request);
}
