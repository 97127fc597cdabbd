using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Read;

namespace ServerlessBlog.Comments.Feed;

/// <summary>The newest comments of a post. They are kept oldest first, so the pages are read to the last.</summary>
public sealed class NewestComments(FeedbackReader feedback)
{
    /// <summary>How many a feed shows.</summary>
    public const int Most = 100;

    private const int PageSize = 999;

    /// <summary>At most <see cref="Most"/>, newest first. One transaction for each 999 that the post has.</summary>
    public async Task<IReadOnlyList<ShownItem>> ReadAsync(string slug, CancellationToken cancellationToken)
    {
        IReadOnlyList<ShownItem> newest = [];
        string? cursor = null;
        do
        {
            var page = await feedback.ShownPageAsync(slug, linkbacks: false, cursor, PageSize, cancellationToken);
            newest = [.. newest.Concat(page.Items).TakeLast(Most)];
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return [.. newest.Reverse()];
    }
}
