using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Syndication.Desk;

/// <summary>GET /desk/assets/announcements.js: counts and refusals as one types, and what was typed kept in the tab.</summary>
public sealed class ShowDeskAnnouncementsScript(AnnouncementAssets assets)
{
    [Function(nameof(ShowDeskAnnouncementsScript))]
    [PublicCache("v")]
    [ApiOperation("The script of the desk's pages for announcements", Tag = "desk", ResponseMediaType = "text/javascript", ETag = true, UsesStorage = false)]
    [ApiParameter("v", "The version that a page names.")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/assets/announcements.js")] HttpRequest request) =>
        assets.Script.Answer(request);
}
