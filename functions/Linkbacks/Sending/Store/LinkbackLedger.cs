using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Linkbacks.Sending.Store;

/// <summary>The table of what other pages were told: a partition for each post, and one with the newest of all posts.</summary>
public sealed class LinkbackLedger(TableServiceClient tables)
{
    // What one entity group transaction holds.
    private const int MaxBatch = 100;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Linkbacks);

    /// <summary>All rows of a post. One transaction for each thousand.</summary>
    public async Task<IReadOnlyList<SentLinkback>> OfPostAsync(string slug, CancellationToken cancellationToken)
    {
        List<SentLinkback> rows = [];
        await foreach (var row in _table.QueryAsync<SentLinkback>(TableClient.CreateQueryFilter($"PartitionKey eq {slug}"), cancellationToken: cancellationToken))
            rows.Add(row);
        return rows;
    }

    /// <summary>One row; null when there is none. One transaction.</summary>
    public async Task<SentLinkback?> FindAsync(string slug, string hash, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<SentLinkback>(slug, hash, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>
    /// Writes a row under the entity tag that it was read with, and returns it with its new one. Fails with 412 when it has
    /// changed since; then nothing is written.
    /// </summary>
    public async Task<SentLinkback> SaveAsync(SentLinkback row, CancellationToken cancellationToken)
    {
        var done = await _table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellationToken);
        return row with { ETag = done.Headers.ETag ?? default };
    }

    /// <summary>
    /// Writes rows of one post: new ones without an entity tag, others under theirs. A hundred in a transaction; each is
    /// written whole or, with 409 or 412, not at all.
    /// </summary>
    public async Task SaveAllAsync(IEnumerable<SentLinkback> rows, CancellationToken cancellationToken)
    {
        foreach (var batch in rows.Chunk(MaxBatch))
        {
            await _table.SubmitTransactionAsync(
                batch.Select(row => row.ETag == default
                    ? new TableTransactionAction(TableTransactionActionType.Add, row)
                    : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, row.ETag)),
                cancellationToken);
        }
    }

    /// <summary>Notes rows in the list of the newest, under their <see cref="SentLinkback.RecentKey"/>.</summary>
    public async Task NoteRecentAsync(IEnumerable<SentLinkback> rows, CancellationToken cancellationToken)
    {
        foreach (var batch in rows.Chunk(MaxBatch))
            await _table.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, RecentLinkback.Of(row))), cancellationToken);
    }

    /// <summary>Takes keys out of the list of the newest; one that is not there is as good.</summary>
    public Task ForgetRecentAsync(IEnumerable<string> keys, CancellationToken cancellationToken) =>
        Task.WhenAll(keys.Where(key => key.Length > 0).Select(key => _table.DeleteEntityAsync(RecentLinkback.Partition, key, ETag.All, cancellationToken)));

    /// <summary>Up to <paramref name="count"/> entries (at most 1,000) after <paramref name="afterKey"/>, newest first. One transaction.</summary>
    public async Task<IReadOnlyList<RecentLinkback>> RecentAsync(string? afterKey, int count, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {RecentLinkback.Partition} and RowKey gt {afterKey ?? ""}");
        return await _table.QueryAsync<RecentLinkback>(filter, count, cancellationToken: cancellationToken).FirstAsync(count);
    }
}
