using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Backups.Files;
using ServerlessBlog.Backups.Model;
using ServerlessBlog.Platform.Restoring;

namespace ServerlessBlog.Backups.Restoring;

/// <summary>
/// Makes a table what a back-up holds, by the <see cref="TableRules"/>. Rows that are the same already are not written, so
/// doing it again costs the reading alone.
/// </summary>
public sealed class TableRestore(TableServiceClient tables, BackupStore store, IEnumerable<IReturningRows> returning)
{
    // So often, somebody else may come between the reading and the writing of the same piece.
    private const int MaxAttempts = 10;

    /// <summary>Restores one table.</summary>
    public async Task<RestoredSource> RestoreAsync(BackupFile file, CancellationToken cancellationToken)
    {
        var done = new RestoredSource(file.Source, 0, 0, 0);
        await foreach (var piece in new TablePieces().CutAsync(ReadAsync(file, cancellationToken), cancellationToken))
        {
            var (written, removed, kept) = await RestoreAsync(file.Source, piece, cancellationToken);
            done = done with { Written = done.Written + written, Removed = done.Removed + removed, Kept = done.Kept + kept };
        }

        return done;
    }

    /// <summary>The rows of a file, each with whether it was written while the back-up was made.</summary>
    public async IAsyncEnumerable<BackedUpRow> RowsAsync(BackupFile file, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (row, _) in ReadAsync(file, cancellationToken))
            yield return new BackedUpRow(row, row.Timestamp >= since);
    }

    private async IAsyncEnumerable<(TableEntity Row, long Bytes)> ReadAsync(BackupFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in LineFile.ReadAsync(store.Blob(file.Name), cancellationToken))
            yield return (RowCodec.Read(line), line.Length);
    }

    private async Task<(long Written, long Removed, long Kept)> RestoreAsync(string table, TablePiece piece, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryRestoreAsync(table, piece, cancellationToken);
            }
            catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412 && attempt < MaxAttempts)
            {
                // Somebody else wrote or removed a row meanwhile: look again.
            }
        }
    }

    private async Task<(long Written, long Removed, long Kept)> TryRestoreAsync(string table, TablePiece piece, CancellationToken cancellationToken)
    {
        var client = tables.GetTableClient(table);
        var batches = new RowBatches(client);
        var wanted = piece.Rows.ToDictionary(row => (row.PartitionKey, row.RowKey));
        var (written, removed, kept) = (0L, 0L, 0L);
        await foreach (var there in client.QueryAsync<TableEntity>(piece.Filter, 1000, cancellationToken: cancellationToken))
        {
            var rule = TableRules.Of(table, there.PartitionKey);
            var isWanted = wanted.Remove((there.PartitionKey, there.RowKey), out var row);
            var stays = rule is RowRule.Missing or RowRule.Never || (rule == RowRule.Merged && !isWanted);
            if (stays || (isWanted && RowCodec.Write(there, withTime: false).Span.SequenceEqual(RowCodec.Write(row!, withTime: false).Span)))
            {
                kept++;
            }
            else if (isWanted)
            {
                await WriteAsync(batches, table, TableTransactionActionType.UpsertReplace, row!, cancellationToken);
                written++;
            }
            else
            {
                await batches.AddAsync(TableTransactionActionType.Delete, new TableEntity(there.PartitionKey, there.RowKey), 0, cancellationToken);
                removed++;
            }
        }

        foreach (var row in wanted.Values.Where(row => TableRules.Of(table, row.PartitionKey) != RowRule.Never))
        {
            await WriteAsync(batches, table, TableTransactionActionType.Add, row, cancellationToken);
            written++;
        }

        await batches.FlushAsync(cancellationToken);
        return (written, removed, kept);
    }

    private async Task WriteAsync(RowBatches batches, string table, TableTransactionActionType type, TableEntity row, CancellationToken cancellationToken)
    {
        // A copy: another attempt begins with the row as it was.
        var copy = RowCodec.Read(RowCodec.Write(row, withTime: false));
        foreach (var rule in returning.Where(rule => rule.Table == table))
            await rule.ReturnAsync(copy, cancellationToken);
        await batches.AddAsync(type, copy, RowCodec.Write(copy, withTime: false).Length, cancellationToken);
    }
}
