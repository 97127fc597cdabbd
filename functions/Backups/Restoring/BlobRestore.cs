using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ServerlessBlog.Backups.Files;
using ServerlessBlog.Backups.Model;

namespace ServerlessBlog.Backups.Restoring;

/// <summary>
/// Makes a container what a back-up holds: first what is missing, so that tables that name it can follow, and in the end what
/// no table names any more. Blobs of the same size and hash are not written again.
/// </summary>
public sealed class BlobRestore(BlobServiceClient blobs, BackupStore store)
{
    private const int Parallel = 8;

    // What the service says of when a blob was written has whole seconds.
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(1);

    /// <summary>Writes what is missing or different, and returns how many that were and how many were not. Of what is there, names and hashes are held in memory, some 200 bytes for each blob.</summary>
    public async Task<(long Written, long Kept)> WriteAsync(BackupFile file, CancellationToken cancellationToken)
    {
        var container = blobs.GetBlobContainerClient(file.Source);
        var there = new Dictionary<string, (long? Length, string Md5)>(StringComparer.Ordinal);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "", cancellationToken))
            there[blob.Name] = (blob.Properties.ContentLength, blob.Properties.ContentHash is { } hash ? Convert.ToBase64String(hash) : "");
        List<BackedUpBlob> missing = [];
        var kept = 0;
        foreach (var blob in await BlobLines.ReadAllAsync(store.Blob(file.Name), cancellationToken))
        {
            if (there.TryGetValue(blob.Name, out var same) && same == (blob.Length, blob.Md5) && blob.Md5.Length > 0)
                kept++;
            else
                missing.Add(blob);
        }

        await ForEachAsync(missing, (blob, token) => CopyAsync(container.GetBlobClient(blob.Name), blob, token), cancellationToken);
        return (missing.Count, kept);
    }

    /// <summary>Removes what is not in the back-up and was written before <paramref name="start"/>; later ones may belong to what was written meanwhile. Returns how many.</summary>
    public async Task<long> RemoveOthersAsync(BackupFile file, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var container = blobs.GetBlobContainerClient(file.Source);
        var wanted = (await BlobLines.ReadAllAsync(store.Blob(file.Name), cancellationToken)).Select(blob => blob.Name).ToHashSet(StringComparer.Ordinal);
        List<string> others = [];
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "", cancellationToken))
        {
            if (!wanted.Contains(blob.Name) && blob.Properties.LastModified + Precision <= start)
                others.Add(blob.Name);
        }

        await ForEachAsync(others, (name, token) => container.DeleteBlobIfExistsAsync(name, cancellationToken: token), cancellationToken);
        return others.Count;
    }

    private Task<string> CopyAsync(BlobClient to, BackedUpBlob blob, CancellationToken cancellationToken)
    {
        var headers = new BlobHttpHeaders { ContentType = blob.ContentType, CacheControl = blob.CacheControl.Length > 0 ? blob.CacheControl : null };
        return BlobCopy.CopyAsync(store.Blob(blob.Copy), blob.Length, to, _ => new BlobUploadOptions { HttpHeaders = headers }, cancellationToken);
    }

    private static Task ForEachAsync<T>(IEnumerable<T> items, Func<T, CancellationToken, Task> action, CancellationToken cancellationToken) =>
        System.Threading.Tasks.Parallel.ForEachAsync(
            items, new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken }, async (item, token) => await action(item, token));
}
