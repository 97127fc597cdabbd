using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Store;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Moderation.Read;

/// <summary>Reads comments and linkbacks: the approved ones for everybody, a single one for who may know of it.</summary>
public sealed class FeedbackReader(FeedbackStore store)
{
    /// <summary>How many comments and linkbacks together a permalink page shows at most.</summary>
    public const int MaxOnPage = 500;

    /// <summary>An item in whatever state; null when there is none. One transaction.</summary>
    public Task<FeedbackItem?> FindAsync(string slug, string row, CancellationToken cancellationToken) => store.FindAsync(slug, row, cancellationToken);

    /// <summary>
    /// The first comments and linkbacks of a post, at most <see cref="MaxOnPage"/> together. One transaction, and none for
    /// a post that counts none.
    /// </summary>
    public async Task<ShownFeedback> ShownAsync(Post post, CancellationToken cancellationToken)
    {
        if (post is { CommentCount: 0, LinkbackCount: 0 })
            return ShownFeedback.Nothing;
        var items = await store.ReadShownAsync(post.Slug, ShownItem.Prefix, null, MaxOnPage, cancellationToken);
        return new ShownFeedback([.. items.Where(item => !item.IsLinkback)], [.. items.Where(item => item.IsLinkback)]);
    }

    /// <summary>The page of <paramref name="count"/> shown comments or linkbacks (1 to 1,000) after <paramref name="cursor"/>, oldest first. One transaction.</summary>
    public async Task<ShownPage> ShownPageAsync(string slug, bool linkbacks, string? cursor, int count, CancellationToken cancellationToken)
    {
        var prefix = linkbacks ? ShownItem.LinkbackPrefix : ShownItem.CommentPrefix;
        var list = prefix + slug;
        var after = Cursor.Decode(list, cursor) is { } key ? prefix + key : null;
        var items = await store.ReadShownAsync(slug, prefix, after, count + 1, cancellationToken);
        return items.Count <= count
            ? new ShownPage(items, null)
            : new ShownPage([.. items.Take(count)], Cursor.Encode(list, items[count - 1].RowKey[prefix.Length..]));
    }
}
