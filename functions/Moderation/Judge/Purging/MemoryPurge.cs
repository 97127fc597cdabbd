using Azure.Data.Tables;
using ServerlessBlog.Moderation.Judge.Memory;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Moderation.Judge.Purging;

/// <summary>Forgets what the judge no longer needs: who sent how much after a day or two, which texts there were after thirty days.</summary>
public sealed class MemoryPurge(TableServiceClient tables, ClientKeys clientKeys, BlogClock clock)
{
    /// <summary>How long texts are remembered.</summary>
    public static readonly TimeSpan TextsKept = TimeSpan.FromDays(30);

    /// <summary>How long what Akismet was asked with is kept for a report.</summary>
    public static readonly TimeSpan AkismetKept = TimeSpan.FromDays(14);

    // Of each kind in one run; a flood of a day is forgotten in a few.
    private const int Most = 1000;
    private const int InTransaction = 100;
    private const int AtOnce = 8;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Memory);

    /// <summary>
    /// Removes at most a thousand rows of each kind; true when nothing old is left. Some ten transactions to look, one for each
    /// hundred rows of a partition, and one for each text.
    /// </summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        await clientKeys.PurgeAsync(cancellationToken);
        var rates = await DeleteAsync(RatesBefore(now.AddDays(-1)), cancellationToken);
        var texts = await PurgeTextsAsync(now - TextsKept, cancellationToken);
        var asked = await DeleteAsync(OlderThan(MemoryRows.Akismet, now - AkismetKept), cancellationToken);
        return rates < Most && texts < Most && asked < Most;
    }

    private static string RatesBefore(DateTimeOffset day)
    {
        var (first, end) = (MemoryRows.RatePrefix, MemoryRows.RateDay(day));
        return TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end}");
    }

    private static string OlderThan(string partition, DateTimeOffset time)
    {
        var end = MemoryRows.Descending(time);
        return TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {end}");
    }

    // The rows of the texts first: without the row of the item nobody would find them again.
    private async Task<int> PurgeTextsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(OlderThan(MemoryRows.Recent, before), cancellationToken);
        await Parallel.ForEachAsync(
            rows,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (row, token) =>
            {
                if (row.GetString(RecentItems.TextKeyColumn) is { } textKey)
                    await _table.DeleteEntityAsync(MemoryRows.Text(textKey), RecentItems.ItemKeyOf(row.RowKey), cancellationToken: token);
            });
        await DeleteAsync(rows, cancellationToken);
        return rows.Count;
    }

    private async Task<int> DeleteAsync(string filter, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(filter, cancellationToken);
        await DeleteAsync(rows, cancellationToken);
        return rows.Count;
    }

    private async Task<List<TableEntity>> ReadAsync(string filter, CancellationToken cancellationToken)
    {
        List<TableEntity> rows = [];
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, Most, [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey), RecentItems.TextKeyColumn], cancellationToken))
        {
            rows.Add(row);
            if (rows.Count == Most)
                break;
        }

        return rows;
    }

    private Task DeleteAsync(IEnumerable<TableEntity> rows, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal).SelectMany(partition => partition.Chunk(InTransaction)),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (part, token) =>
        {
            // One alone needs no transaction, and may be gone already when two instances purge.
            if (part is [var single])
                await _table.DeleteEntityAsync(single.PartitionKey, single.RowKey, cancellationToken: token);
            else
                await _table.SubmitTransactionAsync(part.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row)), token);
        });
}
