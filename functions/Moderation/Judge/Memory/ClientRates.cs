using Azure.Data.Tables;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Moderation.Judge.Memory;

/// <summary>How much each client sends. Hashes of clients change with the UTC day, so a count begins anew at its end.</summary>
public sealed class ClientRates(TableServiceClient tables)
{
    /// <summary>What counts as at once.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private const int Most = 50;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Memory);

    /// <summary>
    /// Remembers the item, then counts what its client sent in the <see cref="Window"/> before it, this one included, at most
    /// 50; 0 when the client is not known. Two transactions; again for the same item and time changes nothing.
    /// </summary>
    public async Task<int> CountAsync(FeedbackItem item, string itemKey, CancellationToken cancellationToken)
    {
        if (item.ClientHash.Length == 0)
            return 0;
        var partition = MemoryRows.Rate(item.UpdatedAt, item.ClientHash);
        await _table.UpsertEntityAsync(new TableEntity(partition, $"{MemoryRows.Descending(item.UpdatedAt)}-{itemKey}"), TableUpdateMode.Replace, cancellationToken);
        var end = MemoryRows.Descending(item.UpdatedAt - Window);
        HashSet<string> items = new(StringComparer.Ordinal);
        await foreach (var row in _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {end}"), Most, cancellationToken: cancellationToken))
        {
            // A linkback that is sent again is still one.
            items.Add(row.RowKey[(row.RowKey.IndexOf('-', StringComparison.Ordinal) + 1)..]);
            if (items.Count == Most)
                break;
        }

        return items.Count;
    }
}
