using Microsoft.Extensions.Logging;
using ServerlessBlog.Backups.Files;
using ServerlessBlog.Backups.Model;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Backups.Making;

/// <summary>
/// Makes back-ups: each step writes one file and then notes it in the folder's progress, so that whoever goes on after a crash
/// begins with the step that is not noted. The manifest comes last.
/// </summary>
public sealed partial class BackupMaker(
    BackupStore store, TableExport tables, BlobExport containers, Retention retention, QueueSender queue, BlogClock clock, ILogger<BackupMaker> logger)
{
    /// <summary>Who has noted nothing for so long is not at work any more: longer than dead letters wait for the timer that takes them up.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Begins a back-up and returns its id. Throws a problem (409) when another one, or a restore, is at work: what it then saw
    /// would be neither the one state nor the other.
    /// </summary>
    public async Task<string> BeginAsync(CancellationToken cancellationToken)
    {
        if (await IsRestoringAsync(cancellationToken))
            throw new ProblemException(ProblemType.Conflict, "A back-up is being restored; wait until GET /api/backups/{id} says that it is finished.");
        var taken = await store.IdsAsync(cancellationToken);
        await RequireNoneAsync(taken, cancellationToken);
        // Later than all that there are, in whichever second they were made: the order of the ids is that of the back-ups.
        var at = clock.Now;
        if (taken.Count > 0 && BackupId.TimeOf(taken[^1]).AddSeconds(1) is var next && next > at)
            at = next;
        var id = BackupId.New(at);
        while (await store.TryBeginAsync(id, cancellationToken) is null)
            id = BackupId.New(at = at.AddSeconds(1));
        await queue.SendAsync(Queues.Indexing, new BackupWork(id), default, cancellationToken);
        return id;
    }

    /// <summary>Throws a problem (409) when a back-up is being made.</summary>
    public async Task RequireNoneAsync(CancellationToken cancellationToken) => await RequireNoneAsync(await store.IdsAsync(cancellationToken), cancellationToken);

    /// <summary>Does the next step. False when there is none: it is finished, was never begun, somebody else is at it, or a back-up is being restored.</summary>
    public async Task<bool> StepAsync(string id, CancellationToken cancellationToken)
    {
        // A restore that began in the same moment, or that goes on after it was taken for dead: this back-up is never finished.
        if (await IsRestoringAsync(cancellationToken) || await store.ProgressAsync(id, cancellationToken) is not { } at)
            return false;
        var progress = at.Value with { BegunAt = at.Value.BegunAt ?? at.At };
        if (TableRules.Order.FirstOrDefault(table => progress.Tables.All(file => file.Source != table)) is { } table)
            return await store.TrySaveAsync(at, progress with { Tables = [.. progress.Tables, await tables.WriteAsync(id, table, cancellationToken)] }, cancellationToken) is not null;
        if (TableRules.Containers.FirstOrDefault(container => progress.Containers.All(file => file.Source != container)) is { } container)
        {
            var before = (await retention.NewestAsync(cancellationToken))?.Containers.FirstOrDefault(file => file.Source == container);
            var file = await containers.TryWriteAsync(id, container, before, cancellationToken);
            return await store.TrySaveAsync(at, file is null ? progress : progress with { Containers = [.. progress.Containers, file] }, cancellationToken) is not null;
        }

        await FinishAsync(at, cancellationToken);
        return false;
    }

    private async Task<bool> IsRestoringAsync(CancellationToken cancellationToken) =>
        (await store.RestoreAsync(cancellationToken))?.Value.IsAtWork(clock.Now, Silence) == true;

    private async Task RequireNoneAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids.Reverse().TakeWhile(id => clock.Now - BackupId.TimeOf(id) < Retention.LongestRun))
        {
            if (await IsAtWorkAsync(id, cancellationToken))
                throw new ProblemException(ProblemType.Conflict, $"The back-up {id} is being made; wait until GET /api/backups/{{id}} says that it is finished.");
        }
    }

    private async Task<bool> IsAtWorkAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ProgressAsync(id, cancellationToken) is { } progress && clock.Now - progress.At < Silence;
        }
        catch (InvalidDataException)
        {
            // Nobody can go on with it.
            return false;
        }
    }

    private async Task FinishAsync(Kept<BackupProgress> at, CancellationToken cancellationToken)
    {
        var progress = at.Value;
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, progress.Id, progress.BegunAt ?? at.At, clock.Now, AppVersion.Current, progress.Tables, progress.Containers);
        await store.WriteManifestAsync(manifest, cancellationToken);
        var (rows, blobs) = (manifest.Tables.Sum(file => file.Count), manifest.Containers.Sum(file => file.Count));
        LogMade(logger, manifest.Id, rows, blobs);
        await retention.TidyAsync(cancellationToken);
        await store.EndAsync(progress.Id, cancellationToken);
    }

    [LoggerMessage(EventId = 1201, Level = LogLevel.Information, Message = "The back-up {Id} was made: {Rows} rows, {Blobs} blobs")]
    private static partial void LogMade(ILogger logger, string id, long rows, long blobs);
}
