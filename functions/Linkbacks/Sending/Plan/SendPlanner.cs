using Azure;
using ServerlessBlog.Linkbacks.Sending.Discovery;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Linkbacks.Sending.Store;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Linkbacks.Sending.Plan;

/// <summary>Keeps the plan for a post: which pages are to be told of the state that it is in.</summary>
public sealed class SendPlanner(PostReader posts, LinkbackLedger ledger, Urls urls, BlogClock clock)
{
    /// <summary>
    /// Brings the rows of a post in line with its record and returns them. Two transactions when nothing is new; else a few
    /// more, whatever the number of links.
    /// </summary>
    public async Task<IReadOnlyList<SentLinkback>> PlanAsync(Post post, CancellationToken cancellationToken)
    {
        var isPublished = post.Status == PostStatus.Published;
        var links = isPublished ? PostLinks.Of(await posts.HtmlAsync(post, cancellationToken), new Uri(urls.Post(post.Slug))) : PostLinks.None;
        var named = isPublished ? NamedTargets.Of(post.TrackbackUrls) : [];
        for (; ; )
        {
            var rows = await ledger.OfPostAsync(post.Slug, cancellationToken);
            var changes = new SendPlan(post, links, named, clock.Now).Changes(rows).ToList();
            if (changes.Count == 0)
                return rows;
            // The list first: an entry for nothing is passed over, a row without an entry would be seen nowhere.
            var before = rows.ToDictionary(row => row.Hash, row => row.RecentKey, StringComparer.Ordinal);
            var moved = changes.Where(row => before.GetValueOrDefault(row.Hash) != row.RecentKey).ToList();
            await ledger.NoteRecentAsync(moved, cancellationToken);
            try
            {
                await ledger.SaveAllAsync(changes, cancellationToken);
            }
            catch (RequestFailedException exception) when (exception.Status is 409 or 412)
            {
                // Another delivery was quicker; what it left to plan is seen in the next round.
                await ledger.ForgetRecentAsync(moved.Select(row => row.RecentKey), cancellationToken);
                continue;
            }

            await ledger.ForgetRecentAsync(moved.Select(row => before.GetValueOrDefault(row.Hash, "")), cancellationToken);
        }
    }
}
