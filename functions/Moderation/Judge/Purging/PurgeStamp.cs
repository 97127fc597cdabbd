using System.Globalization;
using Azure.Data.Tables;
using ServerlessBlog.Moderation.Judge.Memory;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Moderation.Judge.Purging;

/// <summary>Remembers that today's purge is done (UTC), for all instances, so that a timer every few minutes costs a read at most.</summary>
public sealed class PurgeStamp(TableServiceClient tables, BlogClock clock)
{
    private const string Row = "purged";
    private const string Column = "Day";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Memory);
    private string? _known;

    /// <summary>Whether today's purge is done. One transaction until it is, none after that.</summary>
    public async Task<bool> IsDoneAsync(CancellationToken cancellationToken)
    {
        if (_known == Today)
            return true;
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(MemoryRows.State, Row, cancellationToken: cancellationToken);
        if (found.HasValue)
            _known = found.Value!.GetString(Column);
        return _known == Today;
    }

    /// <summary>One transaction.</summary>
    public async Task SetDoneAsync(CancellationToken cancellationToken)
    {
        var today = Today;
        await _table.UpsertEntityAsync(new TableEntity(MemoryRows.State, Row) { [Column] = today }, TableUpdateMode.Replace, cancellationToken);
        _known = today;
    }

    private string Today => clock.Now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
