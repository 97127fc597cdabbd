using Azure.Data.Tables;
using ServerlessBlog.Moderation.Judge.Memory;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Moderation.Judge.Akismet;

/// <summary>
/// What Akismet was asked about and believes, with the values that a report must repeat: two weeks long, only when Akismet is
/// configured, and the sender's address encrypted (see <see cref="ClientSeal"/>).
/// </summary>
public sealed class AskedItems(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Memory);

    /// <summary>One transaction.</summary>
    public Task SetAsync(string deskId, AskedItem asked, CancellationToken cancellationToken) => _table.UpsertEntityAsync(
        new TableEntity(MemoryRows.Akismet, deskId)
        {
            [nameof(asked.IsSpam)] = asked.IsSpam,
            [nameof(asked.SealedClient)] = asked.SealedClient,
            [nameof(asked.UserAgent)] = asked.UserAgent,
            [nameof(asked.PostUpdatedAt)] = asked.PostUpdatedAt,
        },
        TableUpdateMode.Replace,
        cancellationToken);

    /// <summary>Null when Akismet was not asked about the item lately. One transaction.</summary>
    public async Task<AskedItem?> FindAsync(string deskId, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(MemoryRows.Akismet, deskId, cancellationToken: cancellationToken);
        return found is { HasValue: true, Value: { } row }
            ? new AskedItem(row.GetBoolean(nameof(AskedItem.IsSpam)) == true, row.GetString(nameof(AskedItem.SealedClient)) ?? "", row.GetString(nameof(AskedItem.UserAgent)) ?? "", row.GetDateTimeOffset(nameof(AskedItem.PostUpdatedAt)))
            : null;
    }

    /// <summary>Forgets it. One transaction.</summary>
    public Task RemoveAsync(string deskId, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(MemoryRows.Akismet, deskId, cancellationToken: cancellationToken);
}

/// <summary>What Akismet believes of an item, and the values it was asked with besides the item's own.</summary>
public sealed record AskedItem(bool IsSpam, string SealedClient, string UserAgent, DateTimeOffset? PostUpdatedAt);
