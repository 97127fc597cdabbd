using Azure;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Restoring;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Posts.Authors;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Store;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts.Schedule;

/// <summary>
/// After a restore: a scheduled post gets its message and its row in the schedule; a post whose lists were not in line gets its
/// message; one that changed while the back-up was made has its lists made anew.
/// </summary>
public sealed class RestoredPosts(PostStore posts, ListRepair lists, DuePosts due, AuthorDirectory authors, QueueSender queue) : IRestoredTable
{
    private const int MaxAttempts = 10;

    public string Table => StorageNames.Posts;

    public async Task BringInLineAsync(IAsyncEnumerable<BackedUpRow> rows, CancellationToken cancellationToken)
    {
        authors.Forget();
        var recent = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (row, isRecent) in rows.WithCancellation(cancellationToken))
        {
            if (row.RowKey != Post.Row)
                continue;
            if (row.GetString(nameof(Post.Status)) == nameof(PostStatus.Scheduled) && row.GetDateTimeOffset(nameof(Post.PublishedAt)) is { } at)
            {
                await due.AddAsync(row.PartitionKey, at, cancellationToken);
                await queue.SendAsync(Queues.Indexing, new PostChanged(row.PartitionKey, 0, DueAt: at), at, cancellationToken);
            }

            if (isRecent)
                recent.Add(row.PartitionKey);
            else if (row.GetInt64(nameof(Post.IndexedVersion)) != row.GetInt64(nameof(Post.Version)))
                await queue.SendAsync(Queues.Indexing, new PostChanged(row.PartitionKey, 0), default, cancellationToken);
        }

        if (recent.Count == 0)
            return;
        var placed = await lists.RepairAsync(recent, cancellationToken);
        foreach (var slug in recent)
            await ReindexAsync(slug, placed[slug], cancellationToken);
    }

    // The record first: a message that finds it in line does nothing.
    private async Task ReindexAsync(string slug, IEnumerable<Placement> placed, CancellationToken cancellationToken)
    {
        for (var attempt = 1; await posts.FindAsync(slug, cancellationToken) is { } post; attempt++)
        {
            try
            {
                await posts.SaveDerivedAsync(post with { IndexedVersion = 0, Placed = Placement.Union(post.Placed, placed) }, cancellationToken);
                await queue.SendAsync(Queues.Indexing, new PostChanged(slug, 0), default, cancellationToken);
                return;
            }
            catch (RequestFailedException exception) when (exception.Status == 412 && attempt < MaxAttempts)
            {
                // The record changed meanwhile.
            }
        }
    }
}
