using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Read;

/// <summary>Finds the posts that anybody may ask about: for their comments, their linkbacks.</summary>
public sealed class PublishedPosts(PostReader reader)
{
    /// <summary>The published post of this name; a problem for one that is not there (404), or no longer (410). One transaction.</summary>
    public async Task<Post> FindAsync(string slug, CancellationToken cancellationToken)
    {
        RequireName(slug);
        var post = await reader.FindAsync(slug, cancellationToken);
        return post?.Status switch
        {
            PostStatus.Published => post,
            PostStatus.Withdrawn or PostStatus.Deleted => throw new ProblemException(ProblemType.Gone, "The author has withdrawn this post, and what others wrote about it with it."),
            _ => throw NotFound(),
        };
    }

    /// <summary>A problem (404) when no post can have this name; what else is in its partition need not be asked for then.</summary>
    public static void RequireName(string slug)
    {
        if (!Slug.IsValid(slug))
            throw NotFound();
    }

    private static ProblemException NotFound() =>
        new(ProblemType.NotFound, "There is no such post; look for it in GET /api/posts.", [new FieldError("slug", "No post has this slug.")]);
}
