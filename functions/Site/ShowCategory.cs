using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Site.Pages;

namespace ServerlessBlog.Site;

/// <summary>GET /categories/{category}: the posts of a category, newest first.</summary>
public sealed class ShowCategory(ListPages lists, PageRenderer renderer, SiteInfo site)
{
    [Function(nameof(ShowCategory))]
    [PublicCache("cursor")]
    [ApiOperation("The page of a category", Tag = "pages", ResponseMediaType = "text/html", ETag = true, Problems = [nameof(ProblemType.InvalidCursor), nameof(ProblemType.NotFound)])]
    [ApiParameter("cursor", "Where to go on; taken from the page's own link.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "categories/{category}")] HttpRequest request, string category, CancellationToken cancellationToken)
    {
        if (!ListNames.IsName(category))
            throw lists.NotFound();
        var list = ListNames.Category(category);
        var entries = await lists.RequireAsync(list, Urls.CategoryPath(category), request, cancellationToken);
        // As the newest post writes it: the URL may have it in another case.
        var name = entries.Rows[0].Categories.FirstOrDefault(written => ListNames.Category(written) == list) ?? category;
        return await renderer.PageAsync<ListPage>(new ListPageModel(site, entries with { Path = Urls.CategoryPath(name) }, site.Texts.Category, name)
        {
            Description = site.Texts.CategoryDescription(name),
            HasFeeds = true,
        });
    }
}
