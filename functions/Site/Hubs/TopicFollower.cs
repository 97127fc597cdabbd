using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Site.Feeds;

namespace ServerlessBlog.Site.Hubs;

/// <summary>Has hubs told of each change that readers of a feed can see: a post that appears, changes or goes.</summary>
public sealed class TopicFollower(HubList hubs, QueueSender queue, BlogClock clock) : IPostFollower
{
    /// <summary>
    /// How long a hub is told after the change. It fetches the feed at once, from whichever instance, and there an answer
    /// is kept for five seconds, and for five more in a cache that took it in the last of them.
    /// </summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(10);

    // A delivery tells each hub of this many lists, in three formats: a minute's work even for a slow hub.
    private const int ListsInMessage = 24;

    public async Task FollowAsync(Post post, string? body, CancellationToken cancellationToken)
    {
        if (hubs.Urls.Count == 0)
            return;
        // The lists that it is in, and those that it may have left with this change.
        var lists = post.Placed.Concat(ListNames.Of(post, clock))
            .SelectMany(placement => placement.Lists)
            .Where(list => FeedPaths.PageOf(list) is not null)
            .Distinct(StringComparer.Ordinal);
        var now = clock.Now;
        foreach (var part in lists.Chunk(ListsInMessage))
            await queue.SendAsync(Queues.Indexing, new TopicsChanged(part, now), now + Delay, cancellationToken);
    }
}
