using Azure.Data.Tables;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Moderation.Desk.Sessions;

/// <summary>
/// The epoch of the desk's sessions: a session holds as long as the epoch in which it began. Read anew for each request,
/// so that signing out everywhere counts everywhere at once.
/// </summary>
public sealed class SessionEpoch(TableServiceClient tables)
{
    private const string Partition = "desk";
    private const string Row = "epoch";
    private const string Column = "Value";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Secrets);

    /// <summary>The current epoch; empty before the first change. One transaction.</summary>
    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetString(Column) ?? "" : "";
    }

    /// <summary>Begins another epoch, which ends every session. One transaction.</summary>
    public Task RenewAsync(CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(Partition, Row) { [Column] = Ids.Random(16) }, TableUpdateMode.Replace, cancellationToken);
}
