using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Comments;
using ServerlessBlog.Comments.Own;
using ServerlessBlog.Comments.Pages;
using ServerlessBlog.Linkbacks.Pages;
using ServerlessBlog.Linkbacks.Reception;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Site.Pages;

namespace ServerlessBlog.Site;

/// <summary>
/// GET /posts/{slug}: the permalink page of a published post; with the token of a commenter's link that person's own, which
/// shows the waiting comment and is kept by no cache.
/// </summary>
public sealed class ShowPost(PublishedPosts posts, PostReader reader, FeedbackReader feedback, OwnComments own, CommentGate gate, LinkbackSwitch linkbacks, PageRenderer renderer, SiteInfo site)
{
    private const string ReplyTo = "replyTo";

    [Function(nameof(ShowPost))]
    [PublicCache(ReplyTo, Private = [OwnComments.Parameter])]
    [ApiOperation(
        "The page of a post", Tag = "pages", ResponseMediaType = "text/html", ETag = true, MayRedirect = true,
        Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    [ApiParameter(ReplyTo, "The id of the comment that the form on the page is to answer.")]
    [ApiParameter(OwnComments.Parameter, "The token of the link that a comment's writer was given; one that does not hold leads to the page that everybody sees.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "posts/{slug}")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        if (request.Query.ContainsKey(OwnComments.Parameter))
            return await OwnPageAsync(slug, request.Query[OwnComments.Parameter].ToString(), cancellationToken);
        var post = await posts.FindAsync(slug, cancellationToken);
        var model = await ModelAsync(post, cancellationToken) with
        {
            Comments = new CommentVisit { IsOpen = gate.IsOpen(post), ReplyTo = request.Query[ReplyTo].ToString() },
        };
        return await renderer.PageAsync<PermalinkPage>(model, model.TakesLinkbacks ? LinkbackDiscovery.Headers(site.Urls) : null);
    }

    // Asks no storage for a token that does not hold: anybody can make one up, and no cache is in front.
    private async Task<IResult> OwnPageAsync(string slug, string token, CancellationToken cancellationToken)
    {
        if (await own.ReadAsync(token, cancellationToken) is not { } key || key.Slug != slug)
            return new SeeOther(Urls.PostPath(slug));
        var find = own.FindAsync(key, cancellationToken);
        var post = await posts.FindAsync(slug, cancellationToken);
        var model = await ModelAsync(post, cancellationToken);
        if (await find is not { } comment)
            return new SeeOther(Urls.PostPath(slug));
        return await renderer.PrivatePageAsync<PermalinkPage>(model with
        {
            Comments = new CommentVisit { IsOpen = gate.IsOpen(post), Own = comment, OwnToken = token },
        });
    }

    private async Task<PermalinkPageModel> ModelAsync(Post post, CancellationToken cancellationToken)
    {
        var shown = feedback.ShownAsync(post, cancellationToken);
        var view = reader.ViewAsync(post, cancellationToken);
        await Task.WhenAll(shown, view);
        return new PermalinkPageModel(site, await view, await shown) { TakesLinkbacks = linkbacks.IsOnFor(post) };
    }
}
