using ServerlessBlog.Backups.Files;
using ServerlessBlog.Backups.Model;
using ServerlessBlog.Platform.Errors;

namespace ServerlessBlog.Backups.Api;

/// <summary>Reads back-ups for the API.</summary>
public sealed class BackupAnswers(BackupStore store)
{
    /// <summary>The path of a back-up.</summary>
    public static string PathOf(string id) => "/api/backups/" + id;

    /// <summary>Up to <paramref name="count"/> back-ups that are older than <paramref name="after"/>, the newest first, and whether there are more.</summary>
    public async Task<(IReadOnlyList<BackupJson> Items, bool IsMore)> PageAsync(string? after, int count, CancellationToken cancellationToken)
    {
        var ids = (await store.IdsAsync(cancellationToken)).Reverse().Where(id => after is null || string.CompareOrdinal(id, after) < 0).ToList();
        var restore = (await store.RestoreAsync(cancellationToken))?.Value;
        var items = await Task.WhenAll(ids.Take(count).Select(id => ReadAsync(id, restore, cancellationToken)));
        return ([.. items.OfType<BackupJson>()], ids.Count > count);
    }

    /// <summary>One back-up. Throws a problem (404) when there is none.</summary>
    public async Task<BackupJson> FindAsync(string id, CancellationToken cancellationToken) =>
        BackupId.IsValid(id) && await ReadAsync(id, (await store.RestoreAsync(cancellationToken))?.Value, cancellationToken) is { } found
            ? found
            : throw new ProblemException(ProblemType.NotFound, "There is no such back-up; look at GET /api/backups.");

    // The progress first: it goes when the manifest is there.
    private async Task<BackupJson?> ReadAsync(string id, RestoreProgress? restore, CancellationToken cancellationToken)
    {
        try
        {
            if (await store.ProgressAsync(id, cancellationToken) is { } progress)
                return BackupJson.Of(progress.Value);
            return await store.ManifestAsync(id, cancellationToken) is { } manifest ? BackupJson.Of(manifest, restore) : null;
        }
        catch (InvalidDataException)
        {
            return BackupJson.Damaged(id, restore);
        }
    }
}
