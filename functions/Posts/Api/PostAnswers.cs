using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Posts.Api;

/// <summary>What the functions of the posts API have in common: finding the post, and answering with it.</summary>
public sealed class PostAnswers(PostReader reader, AuthorKey author, Urls urls)
{
    /// <summary>
    /// The post for a reader or, with the author's key, for the author. Throws a problem: 404 for one that the caller
    /// may not know of, 410 for one that was published and is gone.
    /// </summary>
    public async Task<Post> FindVisibleAsync(HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        var post = await FindAsync(slug, cancellationToken);
        if (post.Status == PostStatus.Published || author.IsGivenIn(request))
            return post;
        throw post.Status == PostStatus.Withdrawn
            ? new ProblemException(ProblemType.Gone, "The author has withdrawn this post.")
            : NotFound();
    }

    /// <summary>The post for a change by the author, whose If-Match must be of its version.</summary>
    public async Task<Post> FindForChangeAsync(HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        author.Require(request);
        var post = await FindAsync(slug, cancellationToken);
        ETags.Require(request, post.Version);
        return post;
    }

    /// <summary>The post for the author to read.</summary>
    public async Task<Post> FindForAuthorAsync(HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        author.Require(request);
        return await FindAsync(slug, cancellationToken);
    }

    /// <summary>The whole post with its entity tag.</summary>
    public async Task<IResult> ShowAsync(Post post, CancellationToken cancellationToken, int status = StatusCodes.Status200OK)
    {
        var view = await reader.ViewAsync(post, cancellationToken);
        var json = PostJson.Of(view, urls);
        return new JsonResult(json, status)
        {
            ETag = json.ETagFor(post),
            Location = status == StatusCodes.Status201Created ? Urls.PostApiPath(post.Slug) : null,
            CacheControl = "no-cache",
        };
    }

    /// <summary>As <see cref="ShowAsync"/>, for everybody who sends no key.</summary>
    public async Task<IResult> ShowToAllAsync(Post post, CancellationToken cancellationToken) =>
        PublicJson.Of(PostJson.Of(await reader.ViewAsync(post, cancellationToken), urls), post.Version);

    private async Task<Post> FindAsync(string slug, CancellationToken cancellationToken)
    {
        if (!Text.Slug.IsValid(slug))
            throw NotFound();
        var post = await reader.FindAsync(slug, cancellationToken) ?? throw NotFound();
        return post.Status == PostStatus.Deleted
            ? throw new ProblemException(ProblemType.Gone, "The author has deleted this post; its slug is not used again.")
            : post;
    }

    private static ProblemException NotFound() =>
        new(ProblemType.NotFound, "There is no such post; look for it in GET /api/posts.", [new FieldError("slug", "No post has this slug.")]);
}
