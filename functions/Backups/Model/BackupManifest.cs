using Newtonsoft.Json;

namespace ServerlessBlog.Backups.Model;

/// <summary>One file of a back-up.</summary>
/// <param name="Source">The table or container whose rows or blobs it names.</param>
/// <param name="Name">The file's name in the container of back-ups.</param>
/// <param name="Count">How many rows or blobs it has.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The hash of its bytes.</param>
[JsonObject(ItemRequired = Required.Always)]
public sealed record BackupFile(string Source, string Name, long Count, long Bytes, string Sha256);

/// <summary>
/// What makes a folder a back-up: written last, so that one without it is not finished. It names every file by its hash.
/// </summary>
/// <param name="Format">How the files are written; a later app reads <see cref="CurrentFormat"/> and those before.</param>
/// <param name="Id">The back-up's id, see <see cref="BackupId"/>.</param>
/// <param name="MadeAt">When it was begun, by the clock of the storage service: nothing in it is older.</param>
/// <param name="FinishedAt">When it was finished: nothing in it is newer.</param>
/// <param name="Version">The app's version.</param>
/// <param name="Tables">A file for each table.</param>
/// <param name="Containers">A list of blobs for each container.</param>
[JsonObject(ItemRequired = Required.Always)]
public sealed record BackupManifest(
    int Format, string Id, DateTimeOffset MadeAt, DateTimeOffset FinishedAt, string Version, IReadOnlyList<BackupFile> Tables, IReadOnlyList<BackupFile> Containers)
{
    public const int CurrentFormat = 1;
}

/// <summary>A blob as it was when the back-up was made.</summary>
/// <param name="Name">Its name in its container.</param>
/// <param name="Copy">The name of its copy in the container of back-ups, which later back-ups share.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Md5">The service's own hash of it, in Base64; empty where the service keeps none.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="CacheControl">How long it may be kept; empty where nothing is said.</param>
[JsonObject(ItemRequired = Required.Always)]
public sealed record BackedUpBlob(string Name, string Copy, long Length, string Md5, string Sha256, string ContentType, string CacheControl);
