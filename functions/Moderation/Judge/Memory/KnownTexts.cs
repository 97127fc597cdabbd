using Azure.Data.Tables;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Moderation.Judge.Memory;

/// <summary>Who sent which text, so that the same text is known again for thirty days.</summary>
public sealed class KnownTexts(TableServiceClient tables)
{
    /// <summary>More than this is not counted.</summary>
    public const int Most = 10;

    private const string Source = "Source";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Memory);

    /// <summary>
    /// How many other items had the text, at most <see cref="Most"/>. A page that links to several posts sends the same
    /// excerpt for each: that is no repeat. One transaction.
    /// </summary>
    /// <param name="textKey">The text.</param>
    /// <param name="itemKey">The item itself, which does not count.</param>
    /// <param name="source">The source of a linkback, whose own items do not count; empty for a comment.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<int> CountAsync(string textKey, string itemKey, string source, CancellationToken cancellationToken)
    {
        var partition = MemoryRows.Text(textKey);
        var (count, read) = (0, 0);
        await foreach (var row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), Most + 1, cancellationToken: cancellationToken))
        {
            if (row.RowKey != itemKey && (source.Length == 0 || row.GetString(Source) != source))
                count++;
            if (++read > Most)
                break;
        }

        return Math.Min(count, Most);
    }

    /// <summary>Remembers that an item has the text. One transaction; again for the same item changes nothing.</summary>
    public Task AddAsync(string textKey, string itemKey, string source, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(MemoryRows.Text(textKey), itemKey) { [Source] = source }, TableUpdateMode.Replace, cancellationToken);
}
