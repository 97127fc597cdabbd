using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Site.Sitemap;

/// <summary>GET /sitemap.xml: the index of the sitemaps, one for each month that has posts and one for the other pages.</summary>
public sealed class ShowSitemapIndex(PostList posts, Urls urls)
{
    [Function(nameof(ShowSitemapIndex))]
    [PublicCache]
    [ApiOperation("The index of the sitemaps", Tag = "feeds", ResponseMediaType = "application/xml", ETag = true)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sitemap.xml")] HttpRequest request, CancellationToken cancellationToken)
    {
        var months = await posts.MonthsAsync(cancellationToken);
        return SitemapXml.Index([urls.Absolute(SitemapFiles.PathOfPages), .. months.Select(month => urls.Absolute(SitemapFiles.PathOf(month)))]);
    }
}
