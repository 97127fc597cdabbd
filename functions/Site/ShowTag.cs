using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Site.Pages;

namespace ServerlessBlog.Site;

/// <summary>GET /tags/{tag}: the posts of a tag, newest first.</summary>
public sealed class ShowTag(ListPages lists, PageRenderer renderer, SiteInfo site)
{
    [Function(nameof(ShowTag))]
    [PublicCache("cursor")]
    [ApiOperation("The page of a tag", Tag = "pages", ResponseMediaType = "text/html", ETag = true, Problems = [nameof(ProblemType.InvalidCursor), nameof(ProblemType.NotFound)])]
    [ApiParameter("cursor", "Where to go on; taken from the page's own link.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tags/{tag}")] HttpRequest request, string tag, CancellationToken cancellationToken)
    {
        if (!ListNames.IsName(tag))
            throw lists.NotFound();
        var list = ListNames.Tag(tag);
        var entries = await lists.RequireAsync(list, Urls.TagPath(tag), request, cancellationToken);
        // As the newest post writes it: the URL may have it in another case.
        var name = entries.Rows[0].Tags.FirstOrDefault(written => ListNames.Tag(written) == list) ?? tag;
        return await renderer.PageAsync<ListPage>(new ListPageModel(site, entries with { Path = Urls.TagPath(name) }, site.Texts.Tag, name)
        {
            Description = site.Texts.TagDescription(name),
            HasFeeds = true,
        });
    }
}
