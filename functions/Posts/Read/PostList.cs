using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Posts.Store;

namespace ServerlessBlog.Posts.Read;

/// <summary>One page of a list of posts.</summary>
/// <param name="Items">The posts, newest first.</param>
/// <param name="NextCursor">Where the next page begins; null on the last.</param>
public sealed record PostPage(IReadOnlyList<TimelineRow> Items, string? NextCursor);

/// <summary>A post of a list with its whole text.</summary>
/// <param name="Row">What a list shows of it.</param>
/// <param name="Html">Its body as sanitised HTML.</param>
public sealed record FullPost(TimelineRow Row, string Html);

/// <summary>One page of a list with the whole texts.</summary>
/// <param name="Items">The posts, newest first.</param>
/// <param name="NextCursor">Where the next page begins; null on the last.</param>
public sealed record FullPostPage(IReadOnlyList<FullPost> Items, string? NextCursor);

/// <summary>Pages of lists.</summary>
public sealed class PostList(Timeline timeline, Months months, BodyStore bodies, PostRenderer renderer)
{
    /// <summary>How many characters of HTML a page of whole texts holds before it is cut short; one post is always on it.</summary>
    private const int FullPageSize = 1024 * 1024;

    /// <summary>The page of <paramref name="count"/> posts (1 to 100) after <paramref name="cursor"/>. One transaction.</summary>
    public async Task<PostPage> ReadAsync(string list, string? cursor, int count, CancellationToken cancellationToken)
    {
        var rows = await timeline.ReadAsync(list, Cursor.Decode(list, cursor), count + 1, cancellationToken);
        return rows.Count <= count
            ? new PostPage(rows, null)
            : new PostPage([.. rows.Take(count)], Cursor.Encode(list, rows[count - 1].RowKey));
    }

    /// <summary>
    /// As <see cref="ReadAsync"/>, with the whole texts: one transaction, and one more when a text is too long for its
    /// row. The page is cut short, by its cursor, before a second such text and when it has about a million characters.
    /// </summary>
    public async Task<FullPostPage> ReadFullAsync(string list, string? cursor, int count, CancellationToken cancellationToken)
    {
        var (rows, isCut) = await timeline.ReadWithContentAsync(list, Cursor.Decode(list, cursor), count + 1, cancellationToken);
        List<FullPost> items = [];
        var size = 0;
        var hasReadBlob = false;
        string? last = null;
        foreach (var row in rows.Take(count))
        {
            var body = row.Body;
            if (size >= FullPageSize || (body is null && hasReadBlob))
                break;
            hasReadBlob |= body is null;
            last = row.RowKey;
            if ((body ?? await TryReadAsync(row, cancellationToken)) is not { } text)
                continue;
            items.Add(new FullPost(row.WithoutContent(), renderer.Render(text, row.Format).Html));
            size += items[^1].Html.Length;
        }

        var isLast = !isCut && (rows.Count == 0 || rows[^1].RowKey == last);
        return new FullPostPage(items, isLast ? null : Cursor.Encode(list, last!));
    }

    /// <summary>
    /// Up to <paramref name="count"/> posts of a month, newest first, with their slugs and times alone. One transaction for
    /// each thousand of them.
    /// </summary>
    public Task<IReadOnlyList<TimelineRow>> PermalinksAsync(Month month, int count, CancellationToken cancellationToken) =>
        timeline.ReadPermalinksAsync(ListNames.Month(month.Year, month.Number), count, cancellationToken);

    /// <summary>The months that have posts, newest first. One transaction.</summary>
    public Task<IReadOnlyList<Month>> MonthsAsync(CancellationToken cancellationToken) => months.ReadAsync(cancellationToken);

    // Null for a post that was deleted since the list was read.
    private async Task<string?> TryReadAsync(TimelineRow row, CancellationToken cancellationToken)
    {
        try
        {
            return await bodies.ReadAsync(row.Slug, row.BodyBlob, cancellationToken);
        }
        catch (ProblemException problem) when (problem.Type == ProblemType.Gone)
        {
            return null;
        }
    }
}
