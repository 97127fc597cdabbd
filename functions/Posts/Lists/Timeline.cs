using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Posts.Lists;

/// <summary>The table of lists. A page of any list is one range query.</summary>
public sealed class Timeline(TableServiceClient tables)
{
    /// <summary>What a link to a post needs; leaves excerpts and keys in the table.</summary>
    private static readonly string[] LinkColumns =
    [
        nameof(TimelineRow.PartitionKey), nameof(TimelineRow.RowKey), nameof(TimelineRow.Slug), nameof(TimelineRow.Title), nameof(TimelineRow.PublishedAt),
        nameof(TimelineRow.CategoriesJson), nameof(TimelineRow.TagsJson), nameof(TimelineRow.Signature),
    ];

    /// <summary>All but the body.</summary>
    private static readonly string[] ListColumns =
    [
        .. LinkColumns, nameof(TimelineRow.Excerpt), nameof(TimelineRow.Author), nameof(TimelineRow.Language), nameof(TimelineRow.Status),
        nameof(TimelineRow.UpdatedAt), nameof(TimelineRow.NewerSlug), nameof(TimelineRow.NewerTitle), nameof(TimelineRow.Format), nameof(TimelineRow.BodyBlob),
        nameof(TimelineRow.CommentCount), nameof(TimelineRow.LinkbackCount),
    ];

    /// <summary>What a sitemap needs.</summary>
    private static readonly string[] PermalinkColumns =
        [nameof(TimelineRow.PartitionKey), nameof(TimelineRow.RowKey), nameof(TimelineRow.Slug), nameof(TimelineRow.PublishedAt), nameof(TimelineRow.UpdatedAt)];

    /// <summary>The most rows that the service answers at a time.</summary>
    private const int MaxPageSize = 1000;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Timeline);

    /// <summary>Up to <paramref name="count"/> rows (at most 1,000) after <paramref name="afterKey"/>, newest first. One transaction.</summary>
    public Task<IReadOnlyList<TimelineRow>> ReadAsync(string list, string? afterKey, int count, CancellationToken cancellationToken) =>
        FirstAsync(After(list, afterKey), count, ListColumns, cancellationToken);

    /// <summary>
    /// As <see cref="ReadAsync"/>, with the bodies. The service answers at most 4 MiB at a time: what comes in one
    /// transaction is returned, and whether there is more.
    /// </summary>
    public async Task<(IReadOnlyList<TimelineRow> Rows, bool IsCut)> ReadWithContentAsync(string list, string? afterKey, int count, CancellationToken cancellationToken)
    {
        await foreach (var page in _table.QueryAsync<TimelineRow>(After(list, afterKey), count, cancellationToken: cancellationToken).AsPages())
        {
            // An empty page with a continuation is allowed, and says nothing yet.
            if (page.Values.Count > 0)
                return (page.Values, page.ContinuationToken is not null);
        }

        return ([], false);
    }

    /// <summary>As <see cref="ReadAsync"/>, from the top, with only what a link to a post and its likeness to others need.</summary>
    public Task<IReadOnlyList<TimelineRow>> ReadLinksAsync(string list, int count, CancellationToken cancellationToken) =>
        FirstAsync(TableClient.CreateQueryFilter($"PartitionKey eq {list} and RowKey lt {Chain.EndKey}"), count, LinkColumns, cancellationToken);

    /// <summary>Up to <paramref name="count"/> rows, newest first, with their slugs and times alone. One transaction for each thousand.</summary>
    public Task<IReadOnlyList<TimelineRow>> ReadPermalinksAsync(string list, int count, CancellationToken cancellationToken) =>
        FirstAsync(After(list, null), count, PermalinkColumns, cancellationToken);

    /// <summary>Up to <paramref name="count"/> rows from <paramref name="key"/> on, the end of the chain included. One transaction.</summary>
    public Task<IReadOnlyList<TimelineRow>> FromAsync(string list, string key, int count, CancellationToken cancellationToken) =>
        FirstAsync(TableClient.CreateQueryFilter($"PartitionKey eq {list} and RowKey ge {key}"), count, ListColumns, cancellationToken);

    /// <summary>As <see cref="FromAsync"/>, with the bodies: for a few rows. One transaction.</summary>
    public Task<IReadOnlyList<TimelineRow>> FromWithContentAsync(string list, string key, int count, CancellationToken cancellationToken) =>
        FirstAsync(TableClient.CreateQueryFilter($"PartitionKey eq {list} and RowKey ge {key}"), count, null, cancellationToken);

    /// <summary>Writes what readers sent into a row that is there; one that is not needs nothing. One transaction.</summary>
    public async Task SetCountsAsync(string list, string key, int comments, int linkbacks, CancellationToken cancellationToken)
    {
        var counts = new TableEntity(list, key) { [nameof(TimelineRow.CommentCount)] = comments, [nameof(TimelineRow.LinkbackCount)] = linkbacks };
        try
        {
            await _table.UpdateEntityAsync(counts, ETag.All, TableUpdateMode.Merge, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // It left the list meanwhile, or comes into it with the record's own counts.
        }
    }

    public Task PlaceAsync(TimelineRow row, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Removes a row; one that is not there is as good.</summary>
    public Task RemoveAsync(string list, string key, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(list, key, cancellationToken: cancellationToken);

    public Task SubmitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken) =>
        _table.SubmitTransactionAsync(actions, cancellationToken);

    private static string After(string list, string? key) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {list} and RowKey gt {key ?? ""} and RowKey lt {Chain.EndKey}");

    private Task<IReadOnlyList<TimelineRow>> FirstAsync(string filter, int count, string[]? columns, CancellationToken cancellationToken) =>
        _table.QueryAsync<TimelineRow>(filter, Math.Min(count, MaxPageSize), columns, cancellationToken).FirstAsync(count);
}
