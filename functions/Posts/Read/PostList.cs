using ServerlessBlog.Platform.Http;
using ServerlessBlog.Posts.Lists;

namespace ServerlessBlog.Posts.Read;

/// <summary>One page of a list of posts.</summary>
/// <param name="Items">The posts, newest first.</param>
/// <param name="NextCursor">Where the next page begins; null on the last.</param>
public sealed record PostPage(IReadOnlyList<TimelineRow> Items, string? NextCursor);

/// <summary>Pages of lists.</summary>
public sealed class PostList(Timeline timeline)
{
    /// <summary>The page of <paramref name="count"/> posts (1 to 100) after <paramref name="cursor"/>. One transaction.</summary>
    public async Task<PostPage> ReadAsync(string list, string? cursor, int count, CancellationToken cancellationToken)
    {
        var rows = await timeline.ReadAsync(list, Cursor.Decode(list, cursor), count + 1, cancellationToken);
        return rows.Count <= count
            ? new PostPage(rows, null)
            : new PostPage([.. rows.Take(count)], Cursor.Encode(list, rows[count - 1].RowKey));
    }
}
