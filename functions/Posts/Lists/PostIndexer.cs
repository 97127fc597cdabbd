using Azure;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Store;

namespace ServerlessBlog.Posts.Lists;

/// <summary>
/// Brings the lists in line with a post's record. It reads the state and makes it so: run twice, late or by two at
/// once, it ends in the same lists.
/// </summary>
public sealed class PostIndexer(
    PostStore posts, BodyStore bodies, Timeline timeline, Chain chain, Months months, RelatedIndexer related, IEnumerable<IPostFollower> followers, BlogClock clock)
{
    private const int Parallel = 8;
    private const int MaxAttempts = 10;

    /// <summary>
    /// Does what is left to do right after a commit. Keeps the record's list of rows that may exist as it is: another
    /// run for an older version may still be on its way, and what it leaves behind is removed by
    /// <see cref="SettleAsync"/>.
    /// </summary>
    public Task<Post> BringInLineAsync(Post post, CancellationToken cancellationToken) =>
        post.IndexedVersion == post.Version ? Task.FromResult(post) : ReindexAsync(post, settle: false, cancellationToken);

    /// <summary>
    /// Does what is left to do when the runs that belong to the commits are over, and removes every row that does not
    /// belong. Nothing, and no transaction, when all is in line.
    /// </summary>
    public async Task<Post> SettleAsync(Post post, CancellationToken cancellationToken)
    {
        var wanted = ListNames.Of(post, clock);
        if (post.IndexedVersion != post.Version)
            return await ReindexAsync(post, settle: true, cancellationToken);
        var surplus = Placement.Except(post.Placed, wanted).ToList();
        if (surplus.Count == 0)
            return post;
        await RemoveAsync(surplus, cancellationToken);
        try
        {
            return await posts.SaveDerivedAsync(post with { Placed = wanted }, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 412)
        {
            // A later change has a message of its own, which settles it.
            return post;
        }
    }

    private async Task<Post> ReindexAsync(Post post, bool settle, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var wanted = ListNames.Of(post, clock);
            var body = post.Status == PostStatus.Published ? await BodyAsync(post, cancellationToken) : null;
            var following = Task.WhenAll(followers.Select(follower => follower.FollowAsync(post, body, cancellationToken)));
            var nearby = await PlaceAsync(post, body, wanted, cancellationToken);
            await RemoveAsync(Placement.Except(post.Placed, wanted), cancellationToken);
            if (post.Status == PostStatus.Deleted)
                await EraseAsync(post.Slug, cancellationToken);
            var done = post with
            {
                IndexedVersion = post.Version,
                Placed = settle ? wanted : post.Placed,
                Related = await related.ChooseAsync(post, nearby, cancellationToken),
                ToldTitle = post.Status == PostStatus.Published ? post.Title : "",
            };
            await related.TellAsync(post, done, cancellationToken);
            await following;
            try
            {
                return await posts.SaveDerivedAsync(done, cancellationToken);
            }
            catch (RequestFailedException exception) when (exception.Status == 412 && attempt < MaxAttempts)
            {
                // The record changed meanwhile, and its change may already be in the lists: what was placed here for
                // the older state must be looked at again, whatever the record now says.
                if (await posts.FindAsync(post.Slug, cancellationToken) is not { } current)
                    throw;
                post = current with { PlacedJson = StoredJson.Write(Placement.Union(current.Placed, post.Placed)) };
            }
        }
    }

    // Null when the post was deleted since its record was read; then this run ends at the record's entity tag.
    private async Task<string?> BodyAsync(Post post, CancellationToken cancellationToken)
    {
        try
        {
            return await bodies.ReadAsync(post.Slug, post.BodyBlob, cancellationToken);
        }
        catch (ProblemException problem) when (problem.Type == ProblemType.Gone)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<TimelineRow>> PlaceAsync(Post post, string? body, IReadOnlyList<Placement> wanted, CancellationToken cancellationToken)
    {
        List<TimelineRow> nearby = [];
        var content = body is null ? null : RowContent.Pack(body);
        foreach (var (key, lists) in wanted)
        {
            if (lists.Contains(ListNames.All, StringComparer.Ordinal))
                nearby.AddRange(await chain.PlaceAsync(TimelineRow.Of(post, ListNames.All, key, content), RelatedPosts.Candidates, cancellationToken));
            var others = lists.Where(list => list != ListNames.All);
            await ForEachAsync(others, list => timeline.PlaceAsync(TimelineRow.Of(post, list, key, content), cancellationToken), cancellationToken);
            foreach (var month in lists.Select(ListNames.MonthOf).OfType<Month>())
                await months.PlaceAsync(month, cancellationToken);
        }

        return nearby;
    }

    private Task RemoveAsync(IEnumerable<(string List, string Key)> rows, CancellationToken cancellationToken) =>
        ForEachAsync(
            rows,
            async row =>
            {
                if (row.List == ListNames.All)
                    await chain.RemoveAsync(row.Key, cancellationToken);
                else
                    await timeline.RemoveAsync(row.List, row.Key, cancellationToken);
                if (ListNames.MonthOf(row.List) is { } month)
                    await months.RemoveIfEmptyAsync(month, cancellationToken);
            },
            cancellationToken);

    private async Task EraseAsync(string slug, CancellationToken cancellationToken)
    {
        await bodies.RemoveAllAsync(slug, cancellationToken);
        await posts.RemoveRevisionsAsync(slug, cancellationToken);
    }

    private static Task ForEachAsync<T>(IEnumerable<T> items, Func<T, Task> action, CancellationToken cancellationToken) =>
        System.Threading.Tasks.Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (item, _) => await action(item));
}
