using ServerlessBlog.Backups.Model;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Backups.Api;

/// <summary>Whether a back-up is finished.</summary>
public enum BackupState
{
    /// <summary>It is being made, or was begun and never finished.</summary>
    Running,

    /// <summary>It can be restored.</summary>
    Finished,

    /// <summary>Its manifest cannot be read.</summary>
    Damaged,
}

/// <summary>A back-up.</summary>
public sealed record BackupJson(
    [property: ApiMember("The UTC time at which it was begun.", Example = "20261126T183000Z")] string Id,
    [property: ApiMember("Whether it is finished; a damaged one cannot be restored.", Example = "finished")] BackupState State,
    [property: ApiMember("When it was begun: nothing in it is older.", Example = "2026-11-26T18:30:00Z")] DateTimeOffset MadeAt,
    [property: ApiMember("When it was finished: nothing in it is newer.", Example = "2026-11-26T18:30:04.120Z")] DateTimeOffset? FinishedAt,
    [property: ApiMember("The version of the app that made it.", Example = "1.0.0")] string? Version,
    [property: ApiMember("The size of its files, without the blobs that back-ups share.", Example = "204800")] long Bytes,
    [property: ApiMember("What is in it, by table.")] IReadOnlyList<BackupPartJson> Tables,
    [property: ApiMember("What is in it, by container.")] IReadOnlyList<BackupPartJson> Containers,
    [property: ApiMember("How far the last restore has come, if it was of this back-up.")] RestoreJson? Restore)
{
    public static BackupJson Of(BackupManifest manifest, RestoreProgress? restore) => new(
        manifest.Id, BackupState.Finished, manifest.MadeAt, manifest.FinishedAt, manifest.Version,
        manifest.Tables.Concat(manifest.Containers).Sum(file => file.Bytes), PartsOf(manifest.Tables), PartsOf(manifest.Containers), RestoreJson.Of(manifest.Id, restore));

    public static BackupJson Of(BackupProgress progress) => new(
        progress.Id, BackupState.Running, progress.BegunAt ?? BackupId.TimeOf(progress.Id), null, null,
        progress.Tables.Concat(progress.Containers).Sum(file => file.Bytes), PartsOf(progress.Tables), PartsOf(progress.Containers), null);

    public static BackupJson Damaged(string id, RestoreProgress? restore) =>
        new(id, BackupState.Damaged, BackupId.TimeOf(id), null, null, 0, [], [], RestoreJson.Of(id, restore));

    private static IReadOnlyList<BackupPartJson> PartsOf(IEnumerable<BackupFile> files) => [.. files.Select(file => new BackupPartJson(file.Source, file.Count))];
}

/// <summary>A part of a back-up.</summary>
public sealed record BackupPartJson(
    [property: ApiMember("The table or container.", Example = "posts")] string Name,
    [property: ApiMember("How many rows or blobs it has.", Example = "200")] long Count);

/// <summary>How a restore stands.</summary>
public sealed record RestoreJson(
    [property: ApiMember("Whether it is done. A failed one has changed nothing.", Example = "finished")] RestoreState State,
    [property: ApiMember("When it was begun.", Example = "2026-11-26T19:00:00Z")] DateTimeOffset StartedAt,
    [property: ApiMember("When its last step was done.", Example = "2026-11-26T19:00:07.310Z")] DateTimeOffset UpdatedAt,
    [property: ApiMember("What was done, by table and container, so far.")] IReadOnlyList<RestoredPartJson> Parts,
    [property: ApiMember("Why it failed; absent when it did not.", Example = "The back-up is damaged, so nothing was changed. The file 20261126T183000Z/posts-3f9k2a.jsonl.gz is missing. Restore another one.")] string? Problem)
{
    /// <summary>Null when the last restore was of another back-up.</summary>
    public static RestoreJson? Of(string id, RestoreProgress? restore) => restore?.Id != id
        ? null
        : new RestoreJson(
            restore.State, restore.StartedAt, restore.UpdatedAt,
            [.. restore.Sources.Select(source => new RestoredPartJson(source.Source, source.Written, source.Removed, source.Kept))],
            restore.Problem.Length > 0 ? restore.Problem : null);
}

/// <summary>What a restore did to a table or container.</summary>
public sealed record RestoredPartJson(
    [property: ApiMember("The table; a container after blobs:.", Example = "posts")] string Name,
    [property: ApiMember("How many rows or blobs were missing or different, and were written.", Example = "12")] long Written,
    [property: ApiMember("How many are not in the back-up, and were removed.", Example = "1")] long Removed,
    [property: ApiMember("How many were left as they are.", Example = "187")] long Kept);

/// <summary>What a restore is asked with.</summary>
public sealed record RestoreRequestJson(
    [property: ApiMember("The back-up's id once more, because everything that was written since it was made is removed.", Example = "20261126T183000Z")] string Confirm);
