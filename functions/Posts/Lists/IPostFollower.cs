using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Posts.Lists;

/// <summary>Something that is kept in step with what readers can see of a post, besides the lists: the search index, feed hubs.</summary>
public interface IPostFollower
{
    /// <summary>
    /// Called with the post's state after each change, before the change counts as indexed; again until it succeeds, and
    /// now and then once more. <paramref name="body"/> is the text of a published post, and null of any other.
    /// </summary>
    Task FollowAsync(Post post, string? body, CancellationToken cancellationToken);
}
