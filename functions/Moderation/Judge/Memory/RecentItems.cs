using Azure.Data.Tables;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Moderation.Judge.Memory;

/// <summary>
/// Sketches of the latest items' texts, by which near-repeats are found. An instance keeps those that it read for a few
/// seconds, so that a flood costs one read for all of them; what it adds itself it knows at once.
/// </summary>
public sealed class RecentItems(TableServiceClient tables, TimeProvider time)
{
    /// <summary>The column that names the item's text.</summary>
    public const string TextKeyColumn = nameof(Known.TextKey);

    /// <summary>How many of the latest items are compared.</summary>
    public const int Count = 200;

    // Two texts this much alike share most of their sentences.
    private const double Alike = 0.7;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Memory);
    private readonly SemaphoreSlim _reading = new(1);
    private IReadOnlyList<Known> _known = [];
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    /// <summary>How many others of the latest items have almost the text of <paramref name="sketch"/>. At most one transaction.</summary>
    /// <param name="itemKey">The item itself, which does not count.</param>
    /// <param name="textKey">Its text: items with exactly this text do not count.</param>
    /// <param name="sketch">See <see cref="JudgedText.Sketch"/>; empty is like nothing.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<int> CountLikeAsync(string itemKey, string textKey, string sketch, CancellationToken cancellationToken)
    {
        if (sketch.Length == 0)
            return 0;
        return (await ReadAsync(cancellationToken)).DistinctBy(known => known.ItemKey, StringComparer.Ordinal).Count(known =>
            known.ItemKey != itemKey && known.TextKey != textKey && MinHash.Similarity(known.Sketch, sketch) >= Alike);
    }

    /// <summary>Remembers an item's text. One transaction; again for the same item and time changes nothing.</summary>
    public async Task AddAsync(FeedbackItem item, string itemKey, string textKey, string sketch, CancellationToken cancellationToken)
    {
        var row = new TableEntity(MemoryRows.Recent, $"{MemoryRows.Descending(item.UpdatedAt)}-{itemKey}") { [TextKeyColumn] = textKey, [nameof(Known.Sketch)] = sketch };
        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        await _reading.WaitAsync(cancellationToken);
        try
        {
            _known = [new Known(itemKey, textKey, sketch), .. _known.Where(known => known.ItemKey != itemKey).Take(Count - 1)];
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>The item that a row is about.</summary>
    public static string ItemKeyOf(string rowKey) => rowKey[(rowKey.IndexOf('-', StringComparison.Ordinal) + 1)..];

    private async Task<IReadOnlyList<Known>> ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (time.GetUtcNow() - _readAt <= Fresh)
                return _known;
            List<Known> known = [];
            await foreach (var row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {MemoryRows.Recent}"), Count, cancellationToken: cancellationToken))
            {
                known.Add(new Known(ItemKeyOf(row.RowKey), row.GetString(TextKeyColumn) ?? "", row.GetString(nameof(Known.Sketch)) ?? ""));
                if (known.Count == Count)
                    break;
            }

            (_known, _readAt) = (known, time.GetUtcNow());
            return known;
        }
        finally
        {
            _reading.Release();
        }
    }

    private sealed record Known(string ItemKey, string TextKey, string Sketch);
}
