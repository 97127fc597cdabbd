using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ServerlessBlog.Backups.Files;
using ServerlessBlog.Backups.Model;

namespace ServerlessBlog.Backups.Restoring;

/// <summary>Makes a container what a back-up holds. Blobs of the same size and hash are not written again.</summary>
public sealed class BlobRestore(BlobServiceClient blobs, BackupStore store)
{
    private const int Parallel = 8;

    /// <summary>Restores one container. Of what is there, names and hashes are held in memory, some 200 bytes for each blob.</summary>
    public async Task<RestoredSource> RestoreAsync(BackupFile file, CancellationToken cancellationToken)
    {
        var container = blobs.GetBlobContainerClient(file.Source);
        var there = new Dictionary<string, (long? Length, string Md5)>(StringComparer.Ordinal);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "", cancellationToken))
            there[blob.Name] = (blob.Properties.ContentLength, blob.Properties.ContentHash is { } hash ? Convert.ToBase64String(hash) : "");
        List<BackedUpBlob> missing = [];
        var kept = 0;
        await foreach (var line in LineFile.ReadAsync(store.Blob(file.Name), cancellationToken))
        {
            var blob = BlobLines.Read(line);
            if (there.Remove(blob.Name, out var same) && same == (blob.Length, blob.Md5) && blob.Md5.Length > 0)
                kept++;
            else
                missing.Add(blob);
        }

        await ForEachAsync(missing, (blob, token) => CopyAsync(container.GetBlobClient(blob.Name), blob, token), cancellationToken);
        await ForEachAsync(there.Keys, (name, token) => container.DeleteBlobIfExistsAsync(name, cancellationToken: token), cancellationToken);
        return new RestoredSource(file.Source, missing.Count, there.Count, kept);
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
