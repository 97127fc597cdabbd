using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Search;
using ServerlessBlog.Site.Pages;

namespace ServerlessBlog.Site;

/// <summary>GET /search: the form, and with <c>q</c> what was found, best first.</summary>
public sealed class ShowSearch(PostSearch search, ListPages lists, PageRenderer renderer, SiteInfo site)
{
    [Function(nameof(ShowSearch))]
    [PublicCache("q", "cursor")]
    [ApiOperation("The page that searches", Tag = "pages", ResponseMediaType = "text/html", ETag = true, Problems = [nameof(ProblemType.InvalidRequest), nameof(ProblemType.InvalidCursor)])]
    [ApiParameter("q", "The words to look for; none for the form alone.", Example = "twitter")]
    [ApiParameter("cursor", "Where to go on; taken from the page's own link.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "search")] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = request.Query["q"].ToString().Trim();
        if (query.Length == 0)
            return await renderer.PageAsync<SearchResults>(new SearchResultsModel(site, "", null));
        var cursor = request.Query["cursor"].ToString();
        var found = await search.FindAsync(query, cursor.Length > 0 ? cursor : null, ListPages.PostsOnPage, cancellationToken);
        return await renderer.PageAsync<SearchResults>(new SearchResultsModel(site, query, found)
        {
            Cursor = cursor.Length > 0 ? cursor : null,
            AuthorNames = await lists.AuthorNamesAsync(cancellationToken),
        });
    }
}
