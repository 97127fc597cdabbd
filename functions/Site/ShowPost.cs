using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Site.Pages;

namespace ServerlessBlog.Site;

/// <summary>GET /posts/{slug}: the permalink page of a published post.</summary>
public sealed class ShowPost(PostReader reader, FeedbackReader feedback, PageRenderer renderer, SiteInfo site)
{
    [Function(nameof(ShowPost))]
    [PublicCache]
    [ApiOperation("The page of a post", Tag = "pages", ResponseMediaType = "text/html", ETag = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "posts/{slug}")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        var post = Slug.IsValid(slug) ? await reader.FindAsync(slug, cancellationToken) : null;
        return post?.Status switch
        {
            PostStatus.Published => await PageAsync(post, cancellationToken),
            PostStatus.Withdrawn or PostStatus.Deleted => throw Problem(ProblemType.Gone),
            _ => throw Problem(ProblemType.NotFound),
        };
    }

    private async Task<IResult> PageAsync(Post post, CancellationToken cancellationToken)
    {
        var shown = feedback.ShownAsync(post, cancellationToken);
        var view = reader.ViewAsync(post, cancellationToken);
        await Task.WhenAll(shown, view);
        return await renderer.PageAsync<PermalinkPage>(new PermalinkPageModel(site, await view, await shown));
    }

    private ProblemException Problem(ProblemType type) => new(type, site.Texts.Problem(type.Status).Sentence);
}
