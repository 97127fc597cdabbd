using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Pages;

/// <summary>GET /desk/assets/desk.js: what the desk does better with a script than without.</summary>
public sealed class ShowDeskScript(DeskAssets assets)
{
    [Function(nameof(ShowDeskScript))]
    [PublicCache("v")]
    [ApiOperation("The desk's script", Tag = "desk", ResponseMediaType = "text/javascript", ETag = true, UsesStorage = false)]
    [ApiParameter("v", "The version that a page names.")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/assets/desk.js")] HttpRequest request) =>
        assets.Script.Answer(request);
}
