using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace ServerlessBlog.Backups.Restoring;

/// <summary>A part of a table: which rows there may be in it, and which are to be.</summary>
/// <param name="Filter">Finds what is there; null for everything.</param>
/// <param name="Rows">What the back-up has.</param>
public sealed record TablePiece(string? Filter, IReadOnlyList<TableEntity> Rows);

/// <summary>
/// Cuts a table into pieces that together cover every key there can be, so that a piece fits into memory. The keys stand in the
/// order of the service that made the back-up; nothing here depends on what that order is.
/// </summary>
public sealed class TablePieces
{
    private const int MaxRows = 1000;
    private const long MaxBytes = 4L * 1024 * 1024;

    private List<TableEntity> _rows = [];
    private long _bytes;

    // Up to this partition all is done; null before the first.
    private string? _done;

    // The partition that is longer than a piece, and the last of its rows that is done.
    private (string Partition, string Row)? _open;

    /// <summary>The pieces, in order.</summary>
    /// <param name="rows">The rows of the back-up with their sizes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<TablePiece> CutAsync(IAsyncEnumerable<(TableEntity Row, long Bytes)> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (row, bytes) in rows.WithCancellation(cancellationToken))
        {
            if (_open is { } open && row.PartitionKey != open.Partition)
                yield return CloseOpen(open);
            _rows.Add(row);
            _bytes += bytes;
            if (_rows.Count < MaxRows && _bytes < MaxBytes)
                continue;
            foreach (var piece in Cut(row))
                yield return piece;
        }

        if (_open is { } last)
            yield return CloseOpen(last);
        yield return new TablePiece(_done is null ? null : TableClient.CreateQueryFilter($"PartitionKey gt {_done}"), Take());
    }

    private IEnumerable<TablePiece> Cut(TableEntity last)
    {
        var first = _rows[0].PartitionKey;
        if (_open is { } open)
        {
            yield return new TablePiece(TableClient.CreateQueryFilter($"PartitionKey eq {open.Partition} and RowKey gt {open.Row} and RowKey le {last.RowKey}"), Take());
            _open = (open.Partition, last.RowKey);
        }
        else if (first != last.PartitionKey)
        {
            // The last partition may go on.
            var rest = _rows.Where(row => row.PartitionKey == last.PartitionKey).ToList();
            var whole = _rows[..^rest.Count];
            yield return UpTo(whole[^1].PartitionKey, whole);
            _rows = rest;
            _bytes = _bytes * rest.Count / (rest.Count + whole.Count);
        }
        else
        {
            yield return new TablePiece(_done is null
                ? TableClient.CreateQueryFilter($"PartitionKey lt {first}")
                : TableClient.CreateQueryFilter($"PartitionKey gt {_done} and PartitionKey lt {first}"), []);
            yield return new TablePiece(TableClient.CreateQueryFilter($"PartitionKey eq {first} and RowKey le {last.RowKey}"), Take());
            _open = (first, last.RowKey);
        }
    }

    private TablePiece CloseOpen((string Partition, string Row) open)
    {
        (_open, _done) = (null, open.Partition);
        return new TablePiece(TableClient.CreateQueryFilter($"PartitionKey eq {open.Partition} and RowKey gt {open.Row}"), Take());
    }

    private TablePiece UpTo(string partition, IReadOnlyList<TableEntity> rows)
    {
        var filter = _done is null
            ? TableClient.CreateQueryFilter($"PartitionKey le {partition}")
            : TableClient.CreateQueryFilter($"PartitionKey gt {_done} and PartitionKey le {partition}");
        _done = partition;
        return new TablePiece(filter, rows);
    }

    private List<TableEntity> Take()
    {
        var taken = _rows;
        (_rows, _bytes) = ([], 0);
        return taken;
    }
}
