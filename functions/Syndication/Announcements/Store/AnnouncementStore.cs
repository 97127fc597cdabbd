using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Syndication.Announcements.Model;

namespace ServerlessBlog.Syndication.Announcements.Store;

/// <summary>The announcements: a partition for each post, and lists of those of all posts.</summary>
public sealed class AnnouncementStore(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Announcements);

    /// <summary>Those of a post, one for each channel. One transaction.</summary>
    public async Task<IReadOnlyList<Announcement>> OfPostAsync(string slug, CancellationToken cancellationToken)
    {
        List<Announcement> rows = [];
        await foreach (var row in _table.QueryAsync<Announcement>(TableClient.CreateQueryFilter($"PartitionKey eq {slug}"), cancellationToken: cancellationToken))
            rows.Add(row);
        return rows;
    }

    /// <summary>One announcement; null when there is none. One transaction.</summary>
    public async Task<Announcement?> FindAsync(string slug, string channel, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<Announcement>(slug, channel, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>
    /// Writes a row and returns it with its new entity tag: a new one where it has none, else under the tag that it was read
    /// with. Fails with 409 when there is one already, with 412 when it has changed since; then nothing is written.
    /// </summary>
    public async Task<Announcement> SaveAsync(Announcement row, CancellationToken cancellationToken)
    {
        var done = row.ETag == default
            ? await _table.AddEntityAsync(row, cancellationToken)
            : await _table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellationToken);
        return row with { ETag = done.Headers.ETag ?? default };
    }

    /// <summary>Removes a row under its entity tag. Fails with 412 when it has changed since.</summary>
    public Task RemoveAsync(Announcement row, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(row.Slug, row.Channel, row.ETag, cancellationToken);

    /// <summary>Notes an announcement in a list, under its <see cref="Announcement.LedgerKey"/>.</summary>
    public Task NoteAsync(string list, Announcement row, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(LedgerEntry.Of(list, row), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Takes an entry out of a list; one that is not there is as good.</summary>
    public Task ForgetAsync(string list, string key, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(list, key, ETag.All, cancellationToken);

    /// <summary>Up to <paramref name="count"/> entries (at most 1,000) of a list after <paramref name="afterKey"/>, newest first. One transaction.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> ListAsync(string list, string? afterKey, int count, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {list} and RowKey gt {afterKey ?? ""}");
        return await _table.QueryAsync<LedgerEntry>(filter, count, cancellationToken: cancellationToken).FirstAsync(count);
    }
}
