using Azure.Data.Tables;

namespace ServerlessBlog.Backups.Restoring;

/// <summary>Writes and removes rows of a table in entity group transactions: of one partition, of at most 100 rows and 4 MiB.</summary>
public sealed class RowBatches(TableClient table)
{
    private const int MaxRows = 100;
    private const int Parallel = 8;

    // The client writes each character that is not plain ASCII, and of that <, >, &, ', + and others, as six bytes of JSON; here
    // it has one at least. Each row has a head of its own.
    private const long MaxGrowth = 6;
    private const long MaxBytes = 4L * 1000 * 1000;
    private const long RowHead = 1000;

    private readonly List<(TableTransactionAction Action, long Bytes)> _waiting = [];

    /// <summary>Notes a step; carries out what waits when that has become much.</summary>
    /// <param name="type">What is done to the row.</param>
    /// <param name="row">The row.</param>
    /// <param name="bytes">Its size as a line of a back-up.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task AddAsync(TableTransactionActionType type, TableEntity row, long bytes, CancellationToken cancellationToken)
    {
        _waiting.Add((new TableTransactionAction(type, row, Azure.ETag.All), (MaxGrowth * bytes) + RowHead));
        if (_waiting.Count >= MaxRows * Parallel)
            await FlushAsync(cancellationToken);
    }

    /// <summary>Carries out what waits.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var batches = _waiting.GroupBy(step => step.Action.Entity.PartitionKey, StringComparer.Ordinal).SelectMany(Batches).ToList();
        _waiting.Clear();
        await System.Threading.Tasks.Parallel.ForEachAsync(
            batches,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (batch, token) => await table.SubmitTransactionAsync(batch, token));
    }

    private static IEnumerable<List<TableTransactionAction>> Batches(IEnumerable<(TableTransactionAction Action, long Bytes)> partition)
    {
        List<TableTransactionAction> batch = [];
        var bytes = 0L;
        foreach (var step in partition)
        {
            if (batch.Count == MaxRows || (batch.Count > 0 && bytes + step.Bytes > MaxBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(step.Action);
            bytes += step.Bytes;
        }

        if (batch.Count > 0)
            yield return batch;
    }
}
