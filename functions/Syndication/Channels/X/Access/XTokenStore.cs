using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Platform.Signing;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Syndication.Channels.X.Access;

/// <summary>Keeps the tokens of channels.</summary>
public sealed class XTokenStore(TableServiceClient tables, SignedTokens signing)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Secrets);

    /// <summary>The tokens of a channel; null when there are none. One transaction.</summary>
    public async Task<XTokenRow?> FindAsync(string channel, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<XTokenRow>(XTokenRow.Partition, channel, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Writes a row under the entity tag that it was read with, or a new one; null when another instance was quicker.</summary>
    public async Task<XTokenRow?> TrySaveAsync(XTokenRow row, CancellationToken cancellationToken)
    {
        try
        {
            var done = row.ETag == default
                ? await _table.AddEntityAsync(row, cancellationToken)
                : await _table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellationToken);
            return row with { ETag = done.Headers.ETag ?? default };
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    /// <summary>Writes a row whatever was there.</summary>
    public Task ReplaceAsync(XTokenRow row, CancellationToken cancellationToken) => _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);

    /// <summary>What encrypts the tokens of a channel whose client has this credential.</summary>
    internal async Task<TokenSeal> SealAsync(string channel, string clientCredential, CancellationToken cancellationToken) =>
        new(await signing.KeyAsync(XTokenRow.Partition, cancellationToken), clientCredential, channel);
}
