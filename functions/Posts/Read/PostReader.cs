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

    /// <summary>The body as sanitised HTML. One transaction. Throws a problem (410) when the post was deleted since its record was read.</summary>
    public async Task<string> HtmlAsync(Post post, CancellationToken cancellationToken) =>
        renderer.Render(await bodies.ReadAsync(post.Slug, post.BodyBlob, cancellationToken), post.Format).Html;

    /// <summary>
    /// The post as readers see it: at most two transactions, both at the same time, besides the one for the record; a third
    /// while the lists are not in line with the record yet. A post that is not published has no neighbours and costs one.
    /// </summary>
    public async Task<PostView> ViewAsync(Post post, CancellationToken cancellationToken)
    {
        var author = authors.FindAsync(post.Author, cancellationToken);
        var isPublished = post.Status == PostStatus.Published;
        var around = isPublished ? AroundAsync(post, cancellationToken) : Task.FromResult(Around.Nothing);
        // Where the text has to be asked for on its own, its neighbours in the category are done without.
        var latest = isPublished && !post.HasLongBody && FirstListOf(post) is { } list
            ? timeline.ReadLinksAsync(list, RelatedPosts.Candidates, cancellationToken)
            : Task.FromResult<IReadOnlyList<TimelineRow>>([]);
        var text = BodyAsync(post, around, cancellationToken);
        await Task.WhenAll(text, author, around, latest);

        var rows = await latest;
        var body = await text;
        return new PostView(post, body, renderer.Render(body, post.Format).Html, await author)
        {
            Previous = (await around).Previous,
            Next = (await around).Next,
            InCategory = post.Categories.Count == 0 ? [] : [.. rows.Where(row => row.Slug != post.Slug).Take(InCategory).Select(row => new PostLink(row.Slug, row.Title))],
            Related = isPublished ? [.. RelatedPosts.Choose(post, rows, post.Related, RelatedPosts.Shown).Select(related => new PostLink(related.Slug, related.Title))] : [],
        };
    }

    // The post's own row among its neighbours has the text too.
    private async Task<string> BodyAsync(Post post, Task<Around> around, CancellationToken cancellationToken) =>
        (post.HasLongBody ? null : (await around).BodyOf(post.BodyBlob)) ?? await bodies.ReadAsync(post.Slug, post.BodyBlob, cancellationToken);

    // The list whose newest rows are shown, or at least tell of newer related posts.
    private static string? FirstListOf(Post post) =>
        post.Categories.Count > 0 ? ListNames.Category(post.Categories[0])
        : post.Tags.Count > 0 ? ListNames.Tag(post.Tags[0])
        : null;

    private async Task<Around> AroundAsync(Post post, CancellationToken cancellationToken)
    {
        var key = ListNames.Key(post.PublishedAt!.Value, post.Slug);
        var rows = post.HasLongBody
            ? await timeline.FromAsync(ListNames.All, key, 2, cancellationToken)
            : await timeline.FromWithContentAsync(ListNames.All, key, 2, cancellationToken);
        var own = rows.FirstOrDefault(row => row.RowKey == key);
        var older = rows.FirstOrDefault(row => row.RowKey != key && row.Slug.Length > 0);
        return new Around(
            own,
            older is null ? null : new PostLink(older.Slug, older.Title),
            own is { NewerSlug.Length: > 0 } ? new PostLink(own.NewerSlug, own.NewerTitle) : null);
    }

    private sealed record Around(TimelineRow? Own, PostLink? Previous, PostLink? Next)
    {
        public static readonly Around Nothing = new(null, null, null);

        /// <summary>The text, if the row is in line with the record, which names <paramref name="blob"/>.</summary>
        public string? BodyOf(string blob) => Own?.BodyBlob == blob ? Own.Body : null;
    }
}
