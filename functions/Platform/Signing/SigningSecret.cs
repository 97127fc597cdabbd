using Azure.Data.Tables;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Platform.Signing;

/// <summary>
/// The blog's own secret: 32 random bytes in the table <c>secrets</c>, made by whichever instance needs them first. Each
/// instance reads them once.
/// </summary>
public sealed class SigningSecret(TableServiceClient tables)
{
    internal const string Partition = "signing";
    private const string Row = "secret";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Secrets);
    private byte[]? _secret;

    /// <summary>The secret. One transaction for the first caller on an instance, three when it is made, none after that.</summary>
    public async ValueTask<byte[]> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _secret) is { } known)
            return known;
        var secret = await StoredKey.GetOrMakeAsync(_table, Partition, Row, cancellationToken);
        Volatile.Write(ref _secret, secret);
        return secret;
    }
}
