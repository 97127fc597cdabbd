using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using ServerlessBlog.Backups.Files;
using ServerlessBlog.Backups.Model;
using ServerlessBlog.Platform;

namespace ServerlessBlog.Backups.Making;

/// <summary>Writes a table into a file of a back-up, in the order in which the service answers. One transaction for at most a thousand rows.</summary>
public sealed class TableExport(TableServiceClient tables, BackupStore store)
{
    /// <summary>Writes the file. Under a name that nobody else has: of two that do the same step, only one counts.</summary>
    public Task<BackupFile> WriteAsync(string id, string table, CancellationToken cancellationToken) =>
        LineFile.WriteAsync(store.BlockBlob($"{id}/{table}-{Ids.Random(6)}.jsonl.gz"), table, LinesAsync(table, cancellationToken), cancellationToken);

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(string table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in tables.GetTableClient(table).QueryAsync<TableEntity>(maxPerPage: 1000, cancellationToken: cancellationToken))
        {
            if (TableRules.Of(table, row.PartitionKey) != RowRule.Never)
                yield return RowCodec.Write(row, withTime: true);
        }
    }
}
