using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Posts.Lists;

/// <summary>
/// Makes the lists fit for the indexer when they and the records were read at different times, as in a back-up: rows that no
/// record names are found, and every post in the list of all names its next newer one.
/// </summary>
public sealed class ListRepair(TableServiceClient tables)
{
    private static readonly string[] Columns =
        [nameof(TimelineRow.PartitionKey), nameof(TimelineRow.RowKey), nameof(TimelineRow.Slug), nameof(TimelineRow.Title), nameof(TimelineRow.NewerSlug), nameof(TimelineRow.NewerTitle)];

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Timeline);

    /// <summary>Mends the chain, and returns where the rows of some posts stand. One transaction for each thousand rows of all lists.</summary>
    public async Task<ILookup<string, Placement>> RepairAsync(IReadOnlySet<string> slugs, CancellationToken cancellationToken)
    {
        List<TimelineRow> found = [];
        TimelineRow? newer = null;
        await foreach (var row in _table.QueryAsync<TimelineRow>(maxPerPage: 1000, select: Columns, cancellationToken: cancellationToken))
        {
            if (row.PartitionKey == ListNames.All)
            {
                await PointAsync(row, newer, cancellationToken);
                newer = row;
            }

            if (slugs.Contains(row.Slug))
                found.Add(row);
        }

        return found.ToLookup(row => row.Slug, row => new Placement(row.RowKey, [row.PartitionKey]), StringComparer.Ordinal);
    }

    private async Task PointAsync(TimelineRow row, TimelineRow? newer, CancellationToken cancellationToken)
    {
        var (slug, title) = (newer?.Slug ?? "", newer?.Title ?? "");
        if (row.NewerSlug == slug && row.NewerTitle == title)
            return;
        var pointer = new TableEntity(row.PartitionKey, row.RowKey) { [nameof(TimelineRow.NewerSlug)] = slug, [nameof(TimelineRow.NewerTitle)] = title };
        try
        {
            await _table.UpdateEntityAsync(pointer, row.ETag, TableUpdateMode.Merge, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // Who changed it meanwhile made it right.
        }
    }
}
