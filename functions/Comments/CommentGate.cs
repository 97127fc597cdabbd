using Microsoft.Extensions.Options;
using ServerlessBlog.Platform;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Comments;

/// <summary>Whether a post takes comments: the blog's settings, the post's own, and its age decide.</summary>
public sealed class CommentGate(IOptions<CommentOptions> options, BlogClock clock)
{
    public bool IsOpen(Post post) =>
        options.Value.Receive
        && post is { Status: PostStatus.Published, AllowComments: true, PublishedAt: { } published }
        && (options.Value.CloseAfterDays == 0 || clock.Now < published.AddDays(options.Value.CloseAfterDays));
}
