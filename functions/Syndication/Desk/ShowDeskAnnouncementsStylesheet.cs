using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Syndication.Desk;

/// <summary>GET /desk/assets/announcements.css: how the pages for announcements differ from the rest of the desk.</summary>
public sealed class ShowDeskAnnouncementsStylesheet(AnnouncementAssets assets)
{
    [Function(nameof(ShowDeskAnnouncementsStylesheet))]
    [PublicCache("v")]
    [ApiOperation("The stylesheet of the desk's pages for announcements", Tag = "desk", ResponseMediaType = "text/css", ETag = true, UsesStorage = false)]
    [ApiParameter("v", "The version that a page names.")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/assets/announcements.css")] HttpRequest request) =>
        assets.Stylesheet.Answer(request);
}
