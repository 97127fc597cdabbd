using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Platform.Signing;

/// <summary>
/// The blog's own secret: 32 random bytes in the table <c>secrets</c>, made by whichever instance needs them first. Each
/// instance reads them once.
/// </summary>
public sealed class SigningSecret(TableServiceClient tables)
{
    private const string Partition = "signing";
    private const string Row = "secret";
    private const string Column = "Value";
    private const int Length = 32;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Secrets);
    private byte[]? _secret;

    /// <summary>The secret. One transaction for the first caller on an instance, none after that.</summary>
    public async ValueTask<byte[]> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _secret) is { } known)
            return known;
        var secret = await ReadAsync(cancellationToken) ?? await MakeAsync(cancellationToken);
        Volatile.Write(ref _secret, secret);
        return secret;
    }

    private async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetBinary(Column) : null;
    }

    private async Task<byte[]> MakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(new TableEntity(Partition, Row) { [Column] = RandomNumberGenerator.GetBytes(Length) }, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            // Another instance was quicker: what it made counts.
        }

        return await ReadAsync(cancellationToken) ?? throw new InvalidOperationException("The signing secret was removed while it was made.");
    }
}
