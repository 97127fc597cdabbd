using Azure.Data.Tables;
using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Restoring;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Moderation.Queue;

/// <summary>After a restore: items that were not settled, or changed while the back-up was made, are brought in line.</summary>
public sealed class RestoredFeedback(FeedbackRepair repair) : IRestoredTable
{
    public string Table => StorageNames.Feedback;

    public async Task BringInLineAsync(IAsyncEnumerable<BackedUpRow> rows, CancellationToken cancellationToken)
    {
        // The rows of a post stand together.
        var (slug, found) = ("", new HashSet<string>(StringComparer.Ordinal));
        await foreach (var (row, isRecent) in rows.WithCancellation(cancellationToken))
        {
            if (!isRecent && IsSettled(row))
                continue;
            if (found.Count > 0 && row.PartitionKey != slug)
                await RepairAsync();
            slug = row.PartitionKey;
            found.Add(row.RowKey);
        }

        if (found.Count > 0)
            await RepairAsync();

        async Task RepairAsync()
        {
            await repair.RepairAsync(slug, found, cancellationToken);
            found.Clear();
        }
    }

    private static bool IsSettled(TableEntity row) =>
        row.RowKey.StartsWith(ShownItem.Prefix, StringComparison.Ordinal)
        || (row.GetBoolean(nameof(FeedbackItem.NeedsJudging)) != true
            && row.GetBoolean(nameof(FeedbackItem.NeedsCounting)) != true
            && row.GetString(nameof(FeedbackItem.DeskStates)) == row.GetString(nameof(FeedbackItem.State)));
}

/// <summary>After a restore: posts that changed while the back-up was made, perhaps in their counts, show and count what is approved.</summary>
public sealed class RestoredCounts(FeedbackRepair repair) : IRestoredTable
{
    private static readonly HashSet<string> None = [];

    public string Table => StorageNames.Posts;

    public async Task BringInLineAsync(IAsyncEnumerable<BackedUpRow> rows, CancellationToken cancellationToken)
    {
        await foreach (var (row, isRecent) in rows.WithCancellation(cancellationToken))
        {
            if (isRecent && row.RowKey == Post.Row)
                await repair.RepairAsync(row.PartitionKey, None, cancellationToken);
        }
    }
}
