using ServerlessBlog.Platform.Text;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Search;

/// <summary>A published post as the index keeps it: what is searched, and what a list of hits shows.</summary>
public sealed record IndexedPost
{
    /// <summary>How much of a text is searched and kept for passages, in UTF-16 units.</summary>
    public const int MaxTextLength = 200_000;

    public required string Slug { get; init; }

    /// <summary>The version of the post's record; of two states of a post the one with the greater version counts.</summary>
    public required long Version { get; init; }

    public required string Title { get; init; }

    public required string Author { get; init; }

    public required string Language { get; init; }

    public required string Excerpt { get; init; }

    /// <summary>To the millisecond.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>To the millisecond.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    public required IReadOnlyList<string> Categories { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The body as plain text.</summary>
    public required string Text { get; init; }

    /// <summary>What the index knows the post by. Two of a million posts share it with a chance of one in tens of millions.</summary>
    public ulong Id => IdOf(Slug);

    public static ulong IdOf(string slug) => StableHash.Of(slug);

    /// <summary>The state of <paramref name="post"/> with its rendered text.</summary>
    public static IndexedPost Of(Post post, string text) => new()
    {
        Slug = post.Slug,
        Version = post.Version,
        Title = post.Title,
        Author = post.Author,
        Language = post.Language,
        Excerpt = post.Excerpt,
        PublishedAt = post.PublishedAt ?? post.CreatedAt,
        UpdatedAt = post.UpdatedAt,
        Categories = post.Categories,
        Tags = post.Tags,
        Text = Graphemes.TruncateUnits(text, MaxTextLength),
    };
}
