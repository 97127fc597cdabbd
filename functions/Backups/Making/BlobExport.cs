using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ServerlessBlog.Backups.Files;
using ServerlessBlog.Backups.Model;
using ServerlessBlog.Platform;

namespace ServerlessBlog.Backups.Making;

/// <summary>
/// Copies the blobs of a container that no back-up before has, and writes the list of all. Blobs are written once, so a later
/// back-up shares the copies of the one before: those of the same name, size and hash that are still there.
/// </summary>
public sealed class BlobExport(BlobServiceClient blobs, BackupStore store, TimeProvider time)
{
    /// <summary>The metadata of a copy that holds its hash.</summary>
    public const string HashName = "sha256";

    private const int Parallel = 8;
    private const string Gone = "gone";

    // What is left then is for another message.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Does what can be done in two minutes; null when something is left. Two transactions for each blob that is new, and one
    /// for each 5,000 that there are, and that there are copies of; of all of them the names and hashes are held in memory, some 300
    /// bytes each.
    /// </summary>
    /// <param name="id">The back-up.</param>
    /// <param name="container">The container.</param>
    /// <param name="before">The list of the back-up before; null when there is none.</param>
    /// <param name="cancellationToken">Ends the work; what was copied needs not be copied again.</param>
    public async Task<BackupFile?> TryWriteAsync(string id, string container, BackupFile? before, CancellationToken cancellationToken)
    {
        var folder = $"{BackupStore.CopiesOf(id)}{container}/";
        var shared = await SharedAsync(before, cancellationToken);
        var copies = new Dictionary<string, (long? Length, string Hash)>(StringComparer.Ordinal);
        await foreach (var copy in store.ListAsync(BackupStore.Copies, cancellationToken))
            copies[copy.Name] = (copy.Properties.ContentLength, copy.Metadata.TryGetValue(HashName, out var hash) ? hash : "");
        var source = blobs.GetBlobContainerClient(container);
        List<BackedUpBlob> all = [];
        await foreach (var blob in source.GetBlobsAsync(BlobTraits.None, BlobStates.None, "", cancellationToken))
        {
            var properties = blob.Properties;
            var md5 = properties.ContentHash is { } bytes ? Convert.ToBase64String(bytes) : "";
            var isShared = shared.TryGetValue(blob.Name, out var known) && known.Length == properties.ContentLength && known.Md5 == md5 && md5.Length > 0
                && copies.TryGetValue(known.Copy, out var there) && there.Length == known.Length;
            all.Add(isShared
                ? known!
                : new BackedUpBlob(
                    blob.Name, folder + blob.Name, properties.ContentLength ?? 0, md5, copies.GetValueOrDefault(folder + blob.Name).Hash ?? "", properties.ContentType ?? "", properties.CacheControl ?? ""));
        }

        return await CopyAsync(source, all, cancellationToken)
            ? await LineFile.WriteAsync(store.BlockBlob($"{id}/{container}-blobs-{Ids.Random(6)}.jsonl.gz"), container, all.Select(BlobLines.Write).ToAsyncEnumerable(), cancellationToken)
            : null;
    }

    private async Task<Dictionary<string, BackedUpBlob>> SharedAsync(BackupFile? before, CancellationToken cancellationToken)
    {
        var shared = new Dictionary<string, BackedUpBlob>(StringComparer.Ordinal);
        if (before is null)
            return shared;
        try
        {
            foreach (var blob in await BlobLines.ReadAllAsync(store.Blob(before.Name), cancellationToken))
                shared[blob.Name] = blob;
        }
        catch (InvalidDataException)
        {
            // The back-up before is damaged: this one copies everything, and needs it no more.
        }

        return shared;
    }

    private async Task<bool> CopyAsync(BlobContainerClient source, List<BackedUpBlob> all, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var left = 0;
        await System.Threading.Tasks.Parallel.ForEachAsync(
            Enumerable.Range(0, all.Count).Where(i => all[i].Sha256.Length == 0),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (i, token) =>
            {
                if (time.GetElapsedTime(start) < Patience)
                    all[i] = all[i] with { Sha256 = await CopyAsync(source.GetBlobClient(all[i].Name), all[i], token) };
                else
                    Interlocked.Increment(ref left);
            });
        // Gone since it was listed, with the post that it belonged to.
        all.RemoveAll(blob => blob.Sha256 == Gone);
        return left == 0;
    }

    private async Task<string> CopyAsync(BlobClient from, BackedUpBlob blob, CancellationToken cancellationToken)
    {
        try
        {
            return await BlobCopy.CopyAsync(
                from, blob.Length, store.Blob(blob.Copy),
                hash => new BlobUploadOptions { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [HashName] = hash } },
                cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return Gone;
        }
    }
}
