using System.Globalization;
using System.Runtime.InteropServices;
using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Posts.Lists;

/// <summary>A month of the blog's calendar.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Month(int Year, int Number);

/// <summary>The months that have posts: one row a month, so that the archive and the sitemap cost one query.</summary>
public sealed class Months(TableServiceClient tables, Timeline timeline)
{
    private const string Partition = "months";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Timeline);

    /// <summary>Every month with a published post, newest first. One transaction up to 83 years of blogging.</summary>
    public async Task<IReadOnlyList<Month>> ReadAsync(CancellationToken cancellationToken)
    {
        List<Month> months = [];
        await foreach (var row in _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), 1000, ["RowKey"], cancellationToken))
        {
            var number = 999_999 - int.Parse(row.RowKey, CultureInfo.InvariantCulture);
            months.Add(new Month(number / 100, number % 100));
        }

        return months;
    }

    /// <summary>Notes that <paramref name="month"/> has a post; called after the post is in the month's list. One transaction.</summary>
    public Task PlaceAsync(Month month, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(Partition, KeyOf(month)), TableUpdateMode.Replace, cancellationToken);

    /// <summary>
    /// Forgets <paramref name="month"/> when its list is empty; called after a post has left the list. Whoever places a
    /// post meanwhile writes the row anew, and its entity tag then stops this removal.
    /// </summary>
    public async Task RemoveIfEmptyAsync(Month month, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, KeyOf(month), cancellationToken: cancellationToken);
        if (!row.HasValue || (await timeline.ReadLinksAsync(ListNames.Month(month.Year, month.Number), 1, cancellationToken)).Count > 0)
            return;
        try
        {
            await _table.DeleteEntityAsync(Partition, KeyOf(month), row.Value!.ETag, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // It is gone already, or a post came into the month.
        }
    }

    // Counted down, so that the newest comes first.
    private static string KeyOf(Month month) =>
        (999_999 - (month.Year * 100) - month.Number).ToString("D6", CultureInfo.InvariantCulture);
}
