using System.Text.Json;
using Azure;
using ServerlessBlog.Backups.Files;
using ServerlessBlog.Backups.Model;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Backups.Restoring;

/// <summary>Looks through a whole back-up before anything is restored from it: each file and each copy of a blob must be there, with its hash.</summary>
public sealed class BackupCheck(BackupStore store)
{
    private const int Parallel = 16;

    /// <summary>What is wrong, in one sentence; null when all is well. Three transactions for each file, one for each blob.</summary>
    public async Task<string?> FindFaultAsync(BackupManifest manifest, CancellationToken cancellationToken)
    {
        if (manifest.Format > BackupManifest.CurrentFormat)
            return "This back-up was made by a later version of the app; deploy that version first.";
        try
        {
            foreach (var file in manifest.Tables.Concat(manifest.Containers))
                await CheckAsync(file.Name, file.Sha256, cancellationToken);
            foreach (var file in manifest.Tables.Where(file => StorageNames.Tables.Contains(file.Source, StringComparer.Ordinal)))
                await ReadAsync(file, line => RowCodec.Read(line), cancellationToken);
            foreach (var file in manifest.Containers)
                await CheckCopiesAsync(file, cancellationToken);
            return null;
        }
        catch (InvalidDataException exception)
        {
            return $"The back-up is damaged, so nothing was changed. {exception.Message} Restore another one.";
        }
    }

    private async Task CheckCopiesAsync(BackupFile file, CancellationToken cancellationToken)
    {
        List<BackedUpBlob> blobs = [];
        await ReadAsync(file, line => blobs.Add(BlobLines.Read(line)), cancellationToken);
        await System.Threading.Tasks.Parallel.ForEachAsync(
            blobs,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (blob, token) => await CheckAsync(blob.Copy, blob.Sha256, token));
    }

    private async Task CheckAsync(string name, string hash, CancellationToken cancellationToken)
    {
        try
        {
            if (await LineFile.HashAsync(store.Blob(name), cancellationToken) != hash)
                throw new InvalidDataException($"The file {name} has changed since.");
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            throw new InvalidDataException($"The file {name} is missing.", exception);
        }
    }

    // Its hash is right, so what cannot be read was written so.
    private async Task ReadAsync(BackupFile file, Action<ReadOnlyMemory<byte>> read, CancellationToken cancellationToken)
    {
        var count = 0L;
        try
        {
            await foreach (var line in LineFile.ReadAsync(store.Blob(file.Name), cancellationToken))
            {
                read(line);
                count++;
            }
        }
        catch (Exception exception) when (exception is JsonException or Newtonsoft.Json.JsonException or FormatException or KeyNotFoundException or NotSupportedException)
        {
            throw new InvalidDataException($"Line {count + 1} of the file {file.Name} cannot be read.", exception);
        }

        if (count != file.Count)
            throw new InvalidDataException($"The file {file.Name} has {count} lines instead of {file.Count}.");
    }
}
