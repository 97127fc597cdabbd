using ServerlessBlog.Posts.Search;
using ServerlessBlog.Posts.Search.Queries;

namespace ServerlessBlog.Tests.Unit.Search;

internal static class SamplePosts
{
    public static IndexedPost Post(string title = "", string text = "", string[]? tags = null, string slug = "a", DateTimeOffset? at = null) => new()
    {
        Slug = slug,
        Version = 1,
        Title = title,
        Author = "author",
        Language = "ja",
        Excerpt = "",
        PublishedAt = at ?? new DateTimeOffset(2010, 1, 3, 6, 0, 0, TimeSpan.Zero),
        UpdatedAt = new DateTimeOffset(2010, 1, 4, 6, 0, 0, 123, TimeSpan.Zero),
        Categories = [],
        Tags = tags ?? [],
        Text = text,
    };

    public static PostMatch? Match(string query, IndexedPost post) => PostMatch.Of(SearchQuery.Parse(query), post);

    /// <summary>Pieces with brackets around the hits.</summary>
    public static string Show(IEnumerable<TextPiece> pieces) => string.Concat(pieces.Select(piece => piece.IsHit ? $"[{piece.Text}]" : piece.Text));
}
