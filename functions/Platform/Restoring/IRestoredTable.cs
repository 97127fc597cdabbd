using Azure.Data.Tables;

namespace ServerlessBlog.Platform.Restoring;

/// <summary>A row of a back-up.</summary>
/// <param name="Row">The row as it was, without its entity tag.</param>
/// <param name="IsRecent">Whether it was written while the back-up was made: what is derived from it may have been read before that.</param>
public sealed record BackedUpRow(TableEntity Row, bool IsRecent);

/// <summary>
/// What a feature does after all tables were restored: a back-up is no snapshot, and has none of the messages that were on
/// their way. Done again, it does no harm.
/// </summary>
public interface IRestoredTable
{
    /// <summary>The table whose rows decide about it.</summary>
    string Table { get; }

    /// <summary>Has brought in line what may not be.</summary>
    /// <param name="rows">The rows of the table as the back-up has them.</param>
    /// <param name="cancellationToken">Ends the work; the restore does it again.</param>
    Task BringInLineAsync(IAsyncEnumerable<BackedUpRow> rows, CancellationToken cancellationToken);
}
