using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Notices.Links;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Moderation.Notices;

/// <summary>Reads what waits for the author.</summary>
public sealed class DigestReader(DeskReader desk, PostReader posts, DecisionLinks links, Urls urls)
{
    private const int Newest = 5;
    private const int PostLength = 60;
    private const int NameLength = 50;
    private const int WordsLength = 120;

    /// <summary>At most 12 transactions: the number, the newest five, and their posts.</summary>
    public async Task<Digest> ReadAsync(CancellationToken cancellationToken)
    {
        var page = await desk.PageAsync(FeedbackState.Pending, null, Newest, cancellationToken);
        if (page.Items.Count == 0)
            return new Digest(0, false, [], "");
        var (count, isMore) = page.NextCursor is null ? (page.Items.Count, false) : await desk.CountAsync(FeedbackState.Pending, cancellationToken);
        var items = await Task.WhenAll(page.Items.Select(item => ReadAsync(item, cancellationToken)));
        return new Digest(Math.Max(count, items.Length), isMore, items, urls.Absolute("/desk"));
    }

    private async Task<DigestItem> ReadAsync(FeedbackItem item, CancellationToken cancellationToken)
    {
        var post = await posts.FindAsync(item.Slug, cancellationToken);
        return new DigestItem(
            item.Kind,
            NoticeLine.Of(post?.Title ?? item.Slug, PostLength),
            NoticeLine.Of(item.Name.Length > 0 ? item.Name : Hosts.Of(item.Url) ?? "", NameLength),
            NoticeLine.Of(item.Text.Length > 0 ? item.Text : item.Title, WordsLength),
            await links.UrlAsync(item.DeskId, FeedbackState.Approved, cancellationToken),
            await links.UrlAsync(item.DeskId, FeedbackState.Spam, cancellationToken));
    }
}
