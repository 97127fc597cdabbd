using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Syndication.Statuses.Digest;

/// <summary>Sees to it that one run at a time makes a digest, and that none makes it again.</summary>
public sealed class DigestStore(TableServiceClient tables, BlogClock clock)
{
    /// <summary>After so long, whoever had the claim has died: a run ends before.</summary>
    public static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(5);

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Announcements);

    /// <summary>Claims a digest; null where it is done, or another run is at it. One transaction for what is done, else two.</summary>
    public async Task<DigestRow?> TryClaimAsync(string slug, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<DigestRow>(DigestRow.Partition, slug, cancellationToken: cancellationToken);
        var row = found.HasValue ? found.Value! : new DigestRow { RowKey = slug };
        if (row.IsDone || clock.Now - row.ClaimedAt < ClaimTime)
            return null;
        try
        {
            return await WriteAsync(row with { ClaimedAt = clock.Now }, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            return null;
        }
    }

    /// <summary>There is nothing left to do. Fails with 412 when another run has taken over.</summary>
    public Task FinishAsync(DigestRow claimed, CancellationToken cancellationToken) => WriteAsync(claimed with { IsDone = true, ClaimedAt = null }, cancellationToken);

    /// <summary>Leaves it to the next run. Fails with 412 when another run has taken over.</summary>
    public Task ReleaseAsync(DigestRow claimed, CancellationToken cancellationToken) => WriteAsync(claimed with { ClaimedAt = null }, cancellationToken);

    private async Task<DigestRow> WriteAsync(DigestRow row, CancellationToken cancellationToken)
    {
        var done = row.ETag == default
            ? await _table.AddEntityAsync(row, cancellationToken)
            : await _table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellationToken);
        return row with { ETag = done.Headers.ETag ?? default };
    }
}
