using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Site.Sitemap;

/// <summary>GET /robots.txt (RFC 9309): what is of no use to search engines, and where the sitemaps are.</summary>
public sealed class ShowRobots(Urls urls)
{
    [Function(nameof(ShowRobots))]
    [PublicCache]
    [ApiOperation("The rules for crawlers", Tag = "feeds", ResponseMediaType = "text/plain", ETag = true, UsesStorage = false)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "robots.txt")] HttpRequest request) =>
        new PublicContent(
            Encoding.UTF8.GetBytes($"User-agent: *\nDisallow: /api/\nDisallow: /desk\nDisallow: /search\n\nSitemap: {urls.Absolute("/sitemap.xml")}\n"),
            "text/plain; charset=utf-8");
}
