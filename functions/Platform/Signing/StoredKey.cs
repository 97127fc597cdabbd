using Azure;
using Azure.Data.Tables;

namespace ServerlessBlog.Platform.Signing;

/// <summary>Keys of 32 random bytes in rows of a table, each made by whichever instance needs it first.</summary>
internal static class StoredKey
{
    private const string Column = "Value";
    private const int Length = 32;

    /// <summary>The key in a row, which is made when there is none. One transaction, three when it is made.</summary>
    public static async Task<byte[]> GetOrMakeAsync(TableClient table, string partition, string row, CancellationToken cancellationToken)
    {
        if (await ReadAsync(table, partition, row, cancellationToken) is { } known)
            return known;
        try
        {
            await table.AddEntityAsync(new TableEntity(partition, row) { [Column] = Ids.Bytes(Length) }, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            // Another instance was quicker: what it made counts.
        }

        return await ReadAsync(table, partition, row, cancellationToken) ?? throw new InvalidOperationException($"The key {partition}/{row} was removed while it was made.");
    }

    private static async Task<byte[]?> ReadAsync(TableClient table, string partition, string row, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value!.GetBinary(Column) : null;
    }
}
