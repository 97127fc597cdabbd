using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Lists;

/// <summary>Chooses related posts: shared tags and categories first, then the likeness of the texts.</summary>
public static class RelatedPosts
{
    /// <summary>How many a post shows.</summary>
    public const int Shown = 10;

    /// <summary>How many rows of a list are looked at; a constant, so that the cost does not grow with the blog.</summary>
    public const int Candidates = 50;

    /// <summary>The best of <paramref name="rows"/> and of those already <paramref name="known"/>, best first.</summary>
    public static IReadOnlyList<RelatedPost> Choose(Post post, IEnumerable<TimelineRow> rows, IReadOnlyList<RelatedPost> known, int count)
    {
        var categories = post.Categories.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var tags = post.Tags.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. rows
                .Where(row => row.Slug.Length > 0)
                .Select(row => new RelatedPost(
                    row.Slug, row.Title,
                    (2 * row.Tags.Count(tags.Contains)) + row.Categories.Count(categories.Contains),
                    Math.Round(TextSignature.Similarity(post.Signature, row.Signature), 4)))
                .Concat(known)
                .Where(related => related.Slug != post.Slug)
                .DistinctBy(related => related.Slug, StringComparer.Ordinal)
                .OrderByDescending(related => related.Shared)
                .ThenByDescending(related => related.Similarity)
                .ThenBy(related => related.Slug, StringComparer.Ordinal)
                .Take(count),
        ];
    }
}
