using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Site.Sitemap;

/// <summary>GET /sitemaps/2010-01.xml: the posts of a month; GET /sitemaps/pages.xml: the home page and the archive.</summary>
public sealed class ShowSitemap(PostList posts, Urls urls)
{
    [Function(nameof(ShowSitemap))]
    [PublicCache]
    [ApiOperation(
        "A sitemap", Description = "The posts of a month, or the pages that are no posts.",
        Tag = "feeds", ResponseMediaType = "application/xml", ETag = true, Problems = [nameof(ProblemType.NotFound)])]
    [ApiParameter("file", "pages.xml, or a month of the blog's calendar.", Example = "2010-01.xml")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sitemaps/{file}")] HttpRequest request, string file, CancellationToken cancellationToken)
    {
        if (file == SitemapFiles.Pages)
            return SitemapXml.Pages(Pages(await posts.MonthsAsync(cancellationToken)));
        var rows = SitemapFiles.MonthOf(file) is { } month ? await posts.PermalinksAsync(month, SitemapXml.MaxUrls, cancellationToken) : [];
        if (rows.Count == 0)
            throw new ProblemException(ProblemType.NotFound, "Look at /sitemap.xml for the sitemaps that there are.");
        return SitemapXml.Pages(rows.Select(row => (urls.Post(row.Slug), row.UpdatedAt > row.PublishedAt ? row.UpdatedAt : row.PublishedAt)));
    }

    private IEnumerable<(string Url, DateTimeOffset? ChangedAt)> Pages(IEnumerable<Month> months) =>
        months.Select(month => Urls.MonthPath(month.Year, month.Number))
            .Prepend("/archives")
            .Prepend("/")
            .Select(path => (urls.Absolute(path), default(DateTimeOffset?)));
}
