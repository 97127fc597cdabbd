using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Site.Pages;

namespace ServerlessBlog.Site;

/// <summary>GET /archives: the months that have posts, by year.</summary>
public sealed class ShowArchives(PostList posts, PageRenderer renderer, SiteInfo site)
{
    [Function(nameof(ShowArchives))]
    [PublicCache]
    [ApiOperation("The list of months", Tag = "pages", ResponseMediaType = "text/html", ETag = true)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "archives")] HttpRequest request, CancellationToken cancellationToken) =>
        await renderer.PageAsync<ArchivesPage>(new ArchivesPageModel(site, await posts.MonthsAsync(cancellationToken)));
}
