using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Announcements.Planning;

/// <summary>Finds what announcements are about: posts and channels.</summary>
public sealed class AnnouncedPosts(PostReader posts, AnnouncementStore store, ChannelDirectory channels)
{
    /// <summary>
    /// A post that may be announced, with its announcements. Two transactions at the same time. Throws a problem: 404 when it
    /// was never there, 410 when it is deleted, 409 when it is withdrawn.
    /// </summary>
    public async Task<PlannedPost> FindAsync(string slug, CancellationToken cancellationToken)
    {
        PublishedPosts.RequireName(slug);
        var rows = store.OfPostAsync(slug, cancellationToken);
        var post = await FindPostAsync(slug, cancellationToken);
        return post.Status == PostStatus.Withdrawn
            ? throw new ProblemException(ProblemType.Conflict, "The post is withdrawn; publish it again before it is announced.")
            : new PlannedPost(post, await rows);
    }

    /// <summary>A post that is not deleted. One transaction. Throws a problem: 404 when it was never there, 410 when it is deleted.</summary>
    public async Task<Post> FindPostAsync(string slug, CancellationToken cancellationToken)
    {
        PublishedPosts.RequireName(slug);
        var post = await posts.FindAsync(slug, cancellationToken)
            ?? throw new ProblemException(ProblemType.NotFound, "There is no such post; look for it in GET /api/posts.", [new FieldError("slug", "No post has this slug.")]);
        return post.Status == PostStatus.Deleted
            ? throw new ProblemException(ProblemType.Gone, "The author has deleted this post; its slug is not used again.")
            : post;
    }

    /// <summary>A channel that is configured; a problem (404) for another.</summary>
    public IChannel Channel(string id) => channels.Find(id)
        ?? throw new ProblemException(ProblemType.NotFound, "There is no such channel; look for its id in GET /api/channels.", [new FieldError("channel", "No channel of the settings has this id.")]);
}
