using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Moderation.Store;

/// <summary>The table of comments and linkbacks: the items of a post and what is shown of them, in the partition of its slug.</summary>
public sealed class FeedbackStore(TableServiceClient tables, PublicCache cache)
{
    private const int MaxInTransaction = 100;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Feedback);

    /// <summary>An item with its entity tag; null when there is none. One transaction.</summary>
    public async Task<FeedbackItem?> FindAsync(string slug, string row, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<FeedbackItem>(slug, row, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>
    /// The commit point: writes an item, and what is shown of it, in one transaction. Fails with 409 or 412 when the stored
    /// item is not <paramref name="before"/>; then nothing is written. Returns the item with its new entity tag.
    /// </summary>
    /// <param name="before">The item as it is stored; null for a new one.</param>
    /// <param name="item">The item as it is to be.</param>
    /// <param name="cancellationToken">May leave it open whether it was written.</param>
    public async Task<FeedbackItem> CommitAsync(FeedbackItem? before, FeedbackItem item, CancellationToken cancellationToken)
    {
        List<TableTransactionAction> actions =
        [
            before is null
                ? new TableTransactionAction(TableTransactionActionType.Add, item)
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, item, before.ETag),
        ];
        var (wasShown, isShown) = (before?.State == FeedbackState.Approved, item.State == FeedbackState.Approved);
        if (isShown)
            actions.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, ShownItem.Of(item)));
        else if (wasShown)
            actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, ShownItem.Of(item), ETag.All));
        var done = await _table.SubmitTransactionAsync(actions, cancellationToken);
        if (wasShown || isShown)
            cache.Expire();
        return item with { ETag = done.Value[0].Headers.ETag ?? default };
    }

    /// <summary>
    /// Writes what was brought in line with the item, and nothing else, under its entity tag. False when the item has
    /// changed meanwhile. One transaction.
    /// </summary>
    public async Task<bool> SaveSettledAsync(FeedbackItem item, CancellationToken cancellationToken)
    {
        var settled = new TableEntity(item.Slug, item.RowKey) { [nameof(item.DeskStates)] = item.DeskStates, [nameof(item.NeedsCounting)] = item.NeedsCounting };
        try
        {
            await _table.UpdateEntityAsync(settled, item.ETag, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>Removes an item and what is shown of it in one transaction. Fails with 412 or 404 when it has changed meanwhile or is gone.</summary>
    public async Task RemoveAsync(FeedbackItem item, CancellationToken cancellationToken)
    {
        List<TableTransactionAction> actions = [new(TableTransactionActionType.Delete, item, item.ETag)];
        if (item.State == FeedbackState.Approved)
            actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, ShownItem.Of(item), ETag.All));
        await _table.SubmitTransactionAsync(actions, cancellationToken);
        cache.Expire();
    }

    /// <summary>
    /// Up to <paramref name="count"/> shown items (at most 1,000) whose row keys begin with <paramref name="prefix"/>, after
    /// <paramref name="afterRow"/>, oldest first. One transaction, unless the service answers in parts (more than 4 MiB).
    /// </summary>
    public async Task<IReadOnlyList<ShownItem>> ReadShownAsync(string slug, string prefix, string? afterRow, int count, CancellationToken cancellationToken)
    {
        var (start, end) = (afterRow ?? prefix, prefix + "~");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {slug} and RowKey gt {start} and RowKey lt {end}");
        return await _table.QueryAsync<ShownItem>(filter, count, cancellationToken: cancellationToken).FirstAsync(count);
    }

    /// <summary>All items of a post, and the row keys of what is shown of them. Two transactions for each thousand.</summary>
    public async Task<(IReadOnlyList<FeedbackItem> Items, IReadOnlySet<string> Shown)> OfPostAsync(string slug, CancellationToken cancellationToken)
    {
        var (items, shown) = (new List<FeedbackItem>(), new HashSet<string>(StringComparer.Ordinal));
        var (start, end) = (ShownItem.Prefix, ShownItem.Prefix + "~");
        await foreach (var item in _table.QueryAsync<FeedbackItem>(TableClient.CreateQueryFilter($"PartitionKey eq {slug} and RowKey lt {start}"), cancellationToken: cancellationToken))
            items.Add(item);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {slug} and RowKey gt {start} and RowKey lt {end}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, 1000, ["RowKey"], cancellationToken))
            shown.Add(row.RowKey);
        return (items, shown);
    }

    /// <summary>Removes what is shown of an item, or of none, and should not be. One transaction.</summary>
    public async Task HideAsync(string slug, string shownRow, CancellationToken cancellationToken)
    {
        await _table.DeleteEntityAsync(slug, shownRow, ETag.All, cancellationToken);
        cache.Expire();
    }

    /// <summary>The number of shown items whose row keys begin with <paramref name="prefix"/>. One transaction for each thousand.</summary>
    public async Task<int> CountShownAsync(string slug, string prefix, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {slug} and RowKey gt {prefix} and RowKey lt {prefix + "~"}");
        var count = 0;
        await foreach (var page in _table.QueryAsync<TableEntity>(filter, 1000, ["RowKey"], cancellationToken).AsPages())
            count += page.Values.Count;
        return count;
    }

    /// <summary>
    /// Removes up to 100 rows of a post that is gone, and returns the items among them; none when nothing is left. Two
    /// transactions.
    /// </summary>
    public async Task<(int Rows, IReadOnlyList<FeedbackItem> Items)> RemoveSomeAsync(string slug, CancellationToken cancellationToken)
    {
        await foreach (var page in _table.QueryAsync<FeedbackItem>(TableClient.CreateQueryFilter($"PartitionKey eq {slug}"), MaxInTransaction, cancellationToken: cancellationToken).AsPages())
        {
            if (page.Values.Count == 0)
                continue;
            await _table.SubmitTransactionAsync(page.Values.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellationToken);
            cache.Expire();
            return (page.Values.Count, [.. page.Values.Where(row => !row.RowKey.StartsWith(ShownItem.Prefix, StringComparison.Ordinal))]);
        }

        return (0, []);
    }
}
