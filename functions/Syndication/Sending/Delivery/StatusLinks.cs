using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Syndication.Channels;

namespace ServerlessBlog.Syndication.Sending.Delivery;

/// <summary>Has the page of a post link the statuses that announce it.</summary>
public sealed class StatusLinks(AnnouncementStore store, PostReader posts, PostSyndication syndication, ChannelDirectory channels, TimeProvider time)
{
    // The indexer writes the same record after a change; by then it has.
    private static readonly TimeSpan IndexingTime = TimeSpan.FromSeconds(2);

    /// <summary>Makes the links those of what was sent. Two transactions, and one more when they have changed.</summary>
    public async Task BringInLineAsync(string slug, Wakeups wakeups, CancellationToken cancellationToken)
    {
        var (finding, reading) = (posts.FindAsync(slug, cancellationToken), store.OfPostAsync(slug, cancellationToken));
        IReadOnlyList<StatusLink> links = [.. (await reading).Where(IsShown).Select(row => new StatusLink(channels.Find(row.Channel)?.Traits.Name ?? row.Channel, row.StatusUrl))];
        if (await finding is not { Status: not PostStatus.Deleted } post || post.Syndication.SequenceEqual(links))
            return;
        if (post.IndexedVersion != post.Version || !await syndication.TrySaveAsync(post, links, cancellationToken))
            await wakeups.AtAsync(time.GetUtcNow() + IndexingTime, cancellationToken);
    }

    private static bool IsShown(Announcement row) =>
        row is { State: AnnouncementState.Sent, IsHidden: false }
        && Uri.TryCreate(row.StatusUrl, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp);
}
