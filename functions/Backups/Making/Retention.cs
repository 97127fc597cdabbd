using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServerlessBlog.Backups.Files;
using ServerlessBlog.Backups.Model;
using ServerlessBlog.Platform;

namespace ServerlessBlog.Backups.Making;

/// <summary>Removes old back-ups, those that were never finished, and copies of blobs that no back-up needs any more.</summary>
public sealed partial class Retention(BackupStore store, IOptions<BackupOptions> options, BlogClock clock, ILogger<Retention> logger)
{
    /// <summary>What is not finished by then will never be.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromDays(1);

    /// <summary>The newest finished back-up that can be read; null for none.</summary>
    public async Task<BackupManifest?> NewestAsync(CancellationToken cancellationToken)
    {
        foreach (var id in (await store.IdsAsync(cancellationToken)).Reverse())
        {
            if (await FindAsync(id, cancellationToken) is { } manifest)
                return manifest;
        }

        return null;
    }

    /// <summary>Removes what is not to be kept. The back-up that is being restored stays.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        var restored = await store.RestoreAsync(cancellationToken) is { Value: { State: RestoreState.Running, Id: var id } } ? id : "";
        List<BackupManifest> kept = [];
        foreach (var other in (await store.IdsAsync(cancellationToken)).Reverse())
        {
            var manifest = await FindAsync(other, cancellationToken);
            if (manifest is null ? clock.Now - BackupId.TimeOf(other) < LongestRun : kept.Count < options.Value.Keep || other == restored)
            {
                if (manifest is not null)
                    kept.Add(manifest);
                continue;
            }

            await store.RemoveFolderAsync(other, cancellationToken);
            LogRemoved(logger, other);
        }

        await RemoveCopiesAsync(kept, cancellationToken);
    }

    // A back-up shares the copies of those before it.
    private async Task RemoveCopiesAsync(List<BackupManifest> kept, CancellationToken cancellationToken)
    {
        if (kept.Count == 0)
            return;
        var removed = (await store.CopiedIdsAsync(cancellationToken)).Where(id => string.CompareOrdinal(id, kept[^1].Id) < 0).ToList();
        if (removed.Count == 0)
            return;
        if (await CopiesAsync(kept, cancellationToken) is not { } needed)
            return;
        foreach (var id in removed)
        {
            await foreach (var copy in store.ListAsync(BackupStore.CopiesOf(id), cancellationToken))
            {
                if (!needed.Contains(copy.Name))
                    await store.RemoveAsync(copy.Name, cancellationToken);
            }
        }
    }

    // Null when one of the lists cannot be read: then all stay until that back-up is removed too.
    private async Task<HashSet<string>?> CopiesAsync(List<BackupManifest> kept, CancellationToken cancellationToken)
    {
        var copies = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var file in kept.SelectMany(manifest => manifest.Containers))
                copies.UnionWith((await BlobLines.ReadAllAsync(store.Blob(file.Name), cancellationToken)).Select(blob => blob.Copy));
            return copies;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private async Task<BackupManifest?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ManifestAsync(id, cancellationToken);
        }
        catch (InvalidDataException)
        {
            // Damaged; it goes as one that was never finished.
            return null;
        }
    }

    [LoggerMessage(EventId = 1202, Level = LogLevel.Information, Message = "The old or unfinished back-up {Id} was removed")]
    private static partial void LogRemoved(ILogger logger, string id);
}
