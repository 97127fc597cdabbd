using ServerlessBlog.Posts.Authors;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Posts.Store;

namespace ServerlessBlog.Posts.Read;

/// <summary>Reads one post with what stands around it.</summary>
public sealed class PostReader(PostStore posts, BodyStore bodies, Timeline timeline, AuthorDirectory authors, PostRenderer renderer)
{
    private const int InCategory = 10;

    /// <summary>The record alone; null when the slug was never used. One transaction.</summary>
    public Task<Post?> FindAsync(string slug, CancellationToken cancellationToken) => posts.FindAsync(slug, cancellationToken);

    /// <summary>
    /// The post as readers see it: at most three transactions, all at the same time, besides the one for the record.
    /// A post that is not published has no neighbours and costs one.
    /// </summary>
    public async Task<PostView> ViewAsync(Post post, CancellationToken cancellationToken)
    {
        var body = bodies.ReadAsync(post.Slug, post.BodyBlob, cancellationToken);
        var author = authors.FindAsync(post.Author, cancellationToken);
        var isPublished = post.Status == PostStatus.Published;
        var around = isPublished ? NeighboursAsync(post, cancellationToken) : Task.FromResult<(PostLink?, PostLink?)>(default);
        var latest = isPublished && FirstListOf(post) is { } list
            ? timeline.ReadLinksAsync(list, RelatedPosts.Candidates, cancellationToken)
            : Task.FromResult<IReadOnlyList<TimelineRow>>([]);
        await Task.WhenAll(body, author, around, latest);

        var rows = await latest;
        var (previous, next) = await around;
        return new PostView(post, await body, renderer.Render(await body, post.Format).Html, await author)
        {
            Previous = previous,
            Next = next,
            InCategory = post.Categories.Count == 0 ? [] : [.. rows.Where(row => row.Slug != post.Slug).Take(InCategory).Select(row => new PostLink(row.Slug, row.Title))],
            Related = isPublished ? [.. RelatedPosts.Choose(post, rows, post.Related, RelatedPosts.Shown).Select(related => new PostLink(related.Slug, related.Title))] : [],
        };
    }

    // The list whose newest rows are shown, or at least tell of newer related posts.
    private static string? FirstListOf(Post post) =>
        post.Categories.Count > 0 ? ListNames.Category(post.Categories[0])
        : post.Tags.Count > 0 ? ListNames.Tag(post.Tags[0])
        : null;

    private async Task<(PostLink? Previous, PostLink? Next)> NeighboursAsync(Post post, CancellationToken cancellationToken)
    {
        var key = ListNames.Key(post.PublishedAt!.Value, post.Slug);
        var rows = await timeline.FromAsync(ListNames.All, key, 2, cancellationToken);
        var own = rows.FirstOrDefault(row => row.RowKey == key);
        var older = rows.FirstOrDefault(row => row.RowKey != key && row.Slug.Length > 0);
        return (
            older is null ? null : new PostLink(older.Slug, older.Title),
            own is { NewerSlug.Length: > 0 } ? new PostLink(own.NewerSlug, own.NewerTitle) : null);
    }
}
