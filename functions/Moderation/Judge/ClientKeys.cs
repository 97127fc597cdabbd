using System.Collections.Concurrent;
using System.Globalization;
using Azure.Data.Tables;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Signing;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>
/// The keys that clients' addresses are hashed with: 32 random bytes for each UTC day, made by whichever instance needs
/// them first, and thrown away after the next day. From then on nobody can tell from a hash whose address it was, not
/// even by trying all addresses.
/// </summary>
public sealed class ClientKeys(TableServiceClient tables, BlogClock clock)
{
    internal const string Partition = "client-key";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Memory);
    private readonly ConcurrentDictionary<string, byte[]> _known = new(StringComparer.Ordinal);

    /// <summary>Today's key. One to three transactions for the first caller of the day on an instance, none after that.</summary>
    public async ValueTask<byte[]> TodayAsync(CancellationToken cancellationToken)
    {
        var day = NameOf(clock.Now);
        if (_known.TryGetValue(day, out var known))
            return known;
        var key = await StoredKey.GetOrMakeAsync(_table, Partition, day, cancellationToken);
        // Those of other days are of no more use here.
        _known.Clear();
        return _known[day] = key;
    }

    /// <summary>Forgets the keys of all days before yesterday. One transaction, and one for each key.</summary>
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var yesterday = NameOf(clock.Now.AddDays(-1));
        await foreach (var row in _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey lt {yesterday}"), cancellationToken: cancellationToken))
        {
            await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
        }
    }

    private static string NameOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
