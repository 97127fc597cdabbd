using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Authors;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Site.Pages;

namespace ServerlessBlog.Site;

/// <summary>GET /authors/{author}: who writes, and what they wrote, newest first.</summary>
public sealed class ShowAuthor(ListPages lists, AuthorDirectory authors, PageRenderer renderer, SiteInfo site)
{
    [Function(nameof(ShowAuthor))]
    [PublicCache("cursor")]
    [ApiOperation("The page of an author", Tag = "pages", ResponseMediaType = "text/html", ETag = true, Problems = [nameof(ProblemType.InvalidCursor), nameof(ProblemType.NotFound)])]
    [ApiParameter("cursor", "Where to go on; taken from the page's own link.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "authors/{author}")] HttpRequest request, string author, CancellationToken cancellationToken)
    {
        var profile = Slug.IsValid(author) ? await authors.FindAsync(author, cancellationToken) : null;
        if (profile is null)
            throw lists.NotFound();
        var entries = await lists.RequireAsync(ListNames.Author(author), Urls.AuthorPath(author), request, cancellationToken);
        return await renderer.PageAsync<ListPage>(new ListPageModel(site, entries with { AuthorNames = EntryList.NoNames }, site.Texts.Author, profile.Name)
        {
            Description = profile.Bio.Length > 0 ? profile.Bio : site.Texts.AuthorDescription(profile.Name),
            Profile = profile,
            HasFeeds = true,
        });
    }
}
