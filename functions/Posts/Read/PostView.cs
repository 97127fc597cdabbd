using ServerlessBlog.Posts.Authors;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Posts.Read;

/// <summary>A link to a post.</summary>
public sealed record PostLink(string Slug, string Title);

/// <summary>All that a permalink page and the API show of one post.</summary>
public sealed record PostView(Post Post, string Body, string Html, AuthorProfile? Author)
{
    /// <summary>The next older post.</summary>
    public PostLink? Previous { get; init; }

    /// <summary>The next newer post.</summary>
    public PostLink? Next { get; init; }

    /// <summary>The latest posts of the first category, newest first, at most ten.</summary>
    public IReadOnlyList<PostLink> InCategory { get; init; } = [];

    /// <summary>Related posts, best first, at most ten.</summary>
    public IReadOnlyList<PostLink> Related { get; init; } = [];
}
