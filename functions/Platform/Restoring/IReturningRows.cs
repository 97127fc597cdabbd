using Azure.Data.Tables;

namespace ServerlessBlog.Platform.Restoring;

/// <summary>
/// What a feature does to a row of its table that a restore is about to bring back, so that nothing that may have taken effect
/// since the back-up takes effect twice. Rows that stand as they were in the back-up are not touched.
/// </summary>
public interface IReturningRows
{
    /// <summary>The table.</summary>
    string Table { get; }

    /// <summary>Changes the row to what is to be written. Called before that, and again when the restore is repeated.</summary>
    /// <param name="row">The row as it was when the back-up was made, without its entity tag.</param>
    /// <param name="cancellationToken">Ends the work; the restore goes on from there later.</param>
    Task ReturnAsync(TableEntity row, CancellationToken cancellationToken);
}
