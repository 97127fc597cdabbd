using Azure;
using ServerlessBlog.Platform;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Store;

namespace ServerlessBlog.Posts.Lists;

/// <summary>
/// Brings the lists in line with a post's record. It reads the state and makes it so: run twice, late or by two at
/// once, it ends in the same lists.
/// </summary>
public sealed class PostIndexer(PostStore posts, BodyStore bodies, Timeline timeline, Chain chain, BlogClock clock)
{
    private const int Parallel = 8;
    private const int MaxAttempts = 10;

    /// <summary>Does what is left to do for <paramref name="post"/>; nothing, and no transaction, when it is in line.</summary>
    public Task<Post> BringInLineAsync(Post post, CancellationToken cancellationToken) =>
        post.IndexedVersion == post.Version ? Task.FromResult(post) : ReindexAsync(post, cancellationToken);

    /// <summary>Does all of it again, whatever the record says.</summary>
    public async Task<Post> ReindexAsync(Post post, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var wanted = ListNames.Of(post, clock);
            var done = post with
            {
                RelatedJson = StoredJson.Write(await PlaceAsync(post, wanted, cancellationToken)),
                IndexedVersion = post.Version,
                PlacedJson = StoredJson.Write(wanted),
            };
            await RemoveAsync(Placement.Except(post.Placed, wanted), cancellationToken);
            if (post.Status == PostStatus.Deleted)
                await EraseAsync(post.Slug, cancellationToken);
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

    private async Task<IReadOnlyList<RelatedPost>> PlaceAsync(Post post, IReadOnlyList<Placement> wanted, CancellationToken cancellationToken)
    {
        List<TimelineRow> nearby = [];
        foreach (var (key, lists) in wanted)
        {
            var others = lists.Where(list => list != ListNames.All);
            await ForEachAsync(others, list => timeline.PlaceAsync(TimelineRow.Of(post, list, key), cancellationToken), cancellationToken);
            if (lists.Contains(ListNames.All, StringComparer.Ordinal))
                nearby.AddRange(await chain.PlaceAsync(TimelineRow.Of(post, ListNames.All, key), RelatedPosts.Candidates, cancellationToken));
        }

        return post.Status == PostStatus.Published ? await RelatedAsync(post, nearby, cancellationToken) : [];
    }

    private async Task<IReadOnlyList<RelatedPost>> RelatedAsync(Post post, List<TimelineRow> nearby, CancellationToken cancellationToken)
    {
        var lists = post.Categories.Select(ListNames.Category).Concat(post.Tags.Select(ListNames.Tag)).Distinct(StringComparer.Ordinal);
        await ForEachAsync(
            lists,
            async list =>
            {
                var rows = await timeline.ReadLinksAsync(list, RelatedPosts.Candidates, cancellationToken);
                lock (nearby)
                    nearby.AddRange(rows);
            },
            cancellationToken);
        return RelatedPosts.Choose(post, nearby, [], RelatedPosts.Shown);
    }

    private Task RemoveAsync(IEnumerable<(string List, string Key)> rows, CancellationToken cancellationToken) =>
        ForEachAsync(
            rows,
            row => row.List == ListNames.All
                ? chain.RemoveAsync(row.Key, cancellationToken)
                : timeline.RemoveAsync(row.List, row.Key, cancellationToken),
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
