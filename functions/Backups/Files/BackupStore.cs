using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Newtonsoft.Json;
using ServerlessBlog.Backups.Model;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Backups.Files;

/// <summary>
/// The container of the back-ups: a folder for each, <c>copies/</c> with the copies of blobs that they share, and the progress
/// of the last restore.
/// </summary>
public sealed class BackupStore(BlobServiceClient blobs)
{
    /// <summary>The folder of all copies of blobs.</summary>
    public const string Copies = "copies/";

    private const string Manifest = "/manifest.json";
    private const string Progress = "/progress.json";
    private const string LastRestore = "restore.json";

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.Backups);

    /// <summary>The folder of the copies of blobs that were made for a back-up.</summary>
    public static string CopiesOf(string id) => $"{Copies}{id}/";

    public BlobClient Blob(string name) => _container.GetBlobClient(name);

    public BlockBlobClient BlockBlob(string name) => _container.GetBlockBlobClient(name);

    /// <summary>The ids of all folders of back-ups, finished or not, oldest first. One transaction for some thousands.</summary>
    public Task<IReadOnlyList<string>> IdsAsync(CancellationToken cancellationToken) => FoldersAsync("", cancellationToken);

    /// <summary>The ids of the back-ups for which copies of blobs were made.</summary>
    public Task<IReadOnlyList<string>> CopiedIdsAsync(CancellationToken cancellationToken) => FoldersAsync(Copies, cancellationToken);

    /// <summary>The blobs below a name, with their metadata.</summary>
    public IAsyncEnumerable<BlobItem> ListAsync(string prefix, CancellationToken cancellationToken) =>
        _container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix, cancellationToken);

    public Task RemoveAsync(string name, CancellationToken cancellationToken) =>
        _container.DeleteBlobIfExistsAsync(name, cancellationToken: cancellationToken);

    /// <summary>Removes a back-up, its manifest first; copies that others share stay.</summary>
    public async Task RemoveFolderAsync(string id, CancellationToken cancellationToken)
    {
        await RemoveAsync(id + Manifest, cancellationToken);
        await foreach (var blob in ListAsync(id + "/", cancellationToken))
            await RemoveAsync(blob.Name, cancellationToken);
    }

    /// <summary>Begins a back-up; null when the id is taken.</summary>
    public Task<Kept<BackupProgress>?> TryBeginAsync(string id, CancellationToken cancellationToken) =>
        TryWriteAsync(id + Progress, null, new BackupProgress(id, Ids.Random(12), null, [], []), cancellationToken);

    /// <summary>
    /// How far a back-up has come, and since when it was at that; null when it was not begun or is finished. Throws
    /// <see cref="InvalidDataException"/> when it cannot be read.
    /// </summary>
    public Task<Kept<BackupProgress>?> ProgressAsync(string id, CancellationToken cancellationToken) => ReadAsync<BackupProgress>(id + Progress, null, cancellationToken);

    /// <summary>Notes how far a back-up has come; null when somebody else did.</summary>
    public Task<Kept<BackupProgress>?> TrySaveAsync(Kept<BackupProgress> before, BackupProgress progress, CancellationToken cancellationToken) =>
        TryWriteAsync(progress.Id + Progress, before, progress, cancellationToken);

    /// <summary>The manifest; null when there is none. Throws <see cref="InvalidDataException"/> when it cannot be read.</summary>
    public async Task<BackupManifest?> ManifestAsync(string id, CancellationToken cancellationToken) =>
        (await ReadAsync<BackupManifest>(id + Manifest, null, cancellationToken))?.Value;

    /// <summary>Makes a folder a back-up.</summary>
    public Task WriteManifestAsync(BackupManifest manifest, CancellationToken cancellationToken) => WriteAsync(manifest.Id + Manifest, manifest, null, cancellationToken);

    /// <summary>Notes that nothing is left to do for a back-up.</summary>
    public Task EndAsync(string id, CancellationToken cancellationToken) => RemoveAsync(id + Progress, cancellationToken);

    /// <summary>How the last restore stands; null when there was none. One that cannot be read is a failed one, which the next takes the place of.</summary>
    public Task<Kept<RestoreProgress>?> RestoreAsync(CancellationToken cancellationToken) =>
        ReadAsync(LastRestore, new RestoreProgress { State = RestoreState.Failed }, cancellationToken);

    /// <summary>Notes how a restore stands; null when somebody else did.</summary>
    public Task<Kept<RestoreProgress>?> TrySaveAsync(Kept<RestoreProgress>? before, RestoreProgress progress, CancellationToken cancellationToken) =>
        TryWriteAsync(LastRestore, before, progress, cancellationToken);

    private static string JsonOf(object value) => JsonConvert.SerializeObject(value, Formatting.Indented, ApiJson.Settings);

    private async Task<IReadOnlyList<string>> FoldersAsync(string prefix, CancellationToken cancellationToken)
    {
        List<string> ids = [];
        await foreach (var item in _container.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", prefix, cancellationToken))
        {
            if (item.IsPrefix && item.Prefix[prefix.Length..].TrimEnd('/') is var name && BackupId.IsValid(name))
                ids.Add(name);
        }

        ids.Sort(StringComparer.Ordinal);
        return ids;
    }

    private async Task<Kept<T>?> ReadAsync<T>(string name, T? ifDamaged, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var blob = (await Blob(name).DownloadContentAsync(cancellationToken)).Value;
            var value = Parse<T>(blob.Content) ?? ifDamaged ?? throw new InvalidDataException($"The file {name} cannot be read.");
            return new Kept<T>(value, blob.Details.ETag, blob.Details.LastModified);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    private static T? Parse<T>(BinaryData json)
        where T : class
    {
        try
        {
            return JsonConvert.DeserializeObject<T>(json.ToString(), ApiJson.Settings);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<Kept<T>?> TryWriteAsync<T>(string name, Kept<T>? before, T value, CancellationToken cancellationToken)
        where T : class
    {
        var conditions = before is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = before.ETag };
        try
        {
            var done = await WriteAsync(name, value, conditions, cancellationToken);
            return new Kept<T>(value, done.ETag, done.LastModified);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return await FindOwnAsync(name, value, cancellationToken);
        }
    }

    // The answer to one's own writing may have been lost: then the client has sent it again, and met what it had written.
    private async Task<Kept<T>?> FindOwnAsync<T>(string name, T value, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var blob = (await Blob(name).DownloadContentAsync(cancellationToken)).Value;
            return blob.Content.ToString() == JsonOf(value) ? new Kept<T>(value, blob.Details.ETag, blob.Details.LastModified) : null;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    private async Task<BlobContentInfo> WriteAsync(string name, object value, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions { Conditions = conditions, HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } };
        return (await Blob(name).UploadAsync(new BinaryData(JsonOf(value)), options, cancellationToken)).Value;
    }
}

/// <summary>A value as it is stored.</summary>
/// <param name="Value">The value.</param>
/// <param name="ETag">The tag under which it can be replaced.</param>
/// <param name="At">When it was written, by the service's clock.</param>
public sealed record Kept<T>(T Value, ETag ETag, DateTimeOffset At)
    where T : class;
