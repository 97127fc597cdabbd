using Microsoft.Extensions.Logging;
using ServerlessBlog.Backups.Files;
using ServerlessBlog.Backups.Making;
using ServerlessBlog.Backups.Model;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Restoring;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Posts.Search;

namespace ServerlessBlog.Backups.Restoring;

/// <summary>
/// Brings back a back-up in steps: look through all of it; the blobs; table by table; the blobs that are too many; the search
/// index; what has to be brought in line. A step that is done again ends in the same, and what is done is noted after each, so
/// that whoever goes on after a crash ends right.
/// </summary>
public sealed partial class Restorer(
    BackupStore store, BackupMaker maker, BackupCheck check, TableRestore tables, BlobRestore blobs, SearchRebuild search,
    IEnumerable<IRestoredTable> restored, PublicCache cache, QueueSender queue, BlogClock clock, ILogger<Restorer> logger)
{
    private const string Check = "check";
    private const string Others = "others:";
    private const string Search = "search";
    private const string InLine = "in line:";

    // Before the announcements the posts, which say whether they were due.
    private static readonly string[] Last = [StorageNames.Posts, StorageNames.Linkbacks, StorageNames.Announcements];

    // Rows have times of their own service, which may differ so much from that of the blobs.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Begins to restore a back-up, or goes on with it. Throws a problem: 404 when there is none of that id, 409 when it is not
    /// finished, when its manifest cannot be read, or when something else is at work.
    /// </summary>
    public async Task BeginAsync(string id, CancellationToken cancellationToken)
    {
        await RequireAsync(id, cancellationToken);
        await maker.RequireNoneAsync(cancellationToken);
        var last = await store.RestoreAsync(cancellationToken);
        var progress = last?.Value;
        // One of which nothing was heard for long, or that was copied from another account, is begun anew.
        var isAtWork = progress?.IsAtWork(clock.Now, BackupMaker.Silence) == true;
        if (isAtWork && progress!.Id != id)
            throw new ProblemException(ProblemType.Conflict, $"The back-up {progress.Id} is being restored; wait until GET /api/backups/{{id}} says that it is finished.");
        if (!isAtWork)
        {
            progress = new RestoreProgress { Id = id, Run = Ids.Random(12), StartedAt = clock.Now, UpdatedAt = clock.Now };
            if (await store.TrySaveAsync(last, progress, cancellationToken) is null)
                throw new ProblemException(ProblemType.Conflict, "Another restore was begun in the same moment; look at it first.");
        }

        await queue.SendAsync(Queues.Indexing, new RestoreWork(progress!.Run), default, cancellationToken);
    }

    /// <summary>Does the next step. False when there is none: it is finished, or somebody else is at it.</summary>
    public async Task<bool> StepAsync(string run, CancellationToken cancellationToken)
    {
        if (await store.RestoreAsync(cancellationToken) is not { Value: { State: RestoreState.Running } progress } at || progress.Run != run)
            return false;
        if (await store.ManifestAsync(progress.Id, cancellationToken) is not { } manifest)
            return await FailAsync(at, "The back-up was removed before it was looked through.", cancellationToken);
        if (StepsOf(manifest).FirstOrDefault(step => !progress.Done.Contains(step, StringComparer.Ordinal)) is not { } step)
        {
            await store.TrySaveAsync(at, progress with { State = RestoreState.Finished, UpdatedAt = clock.Now }, cancellationToken);
            LogRestored(logger, progress.Id);
            return false;
        }

        if (step == Check && await check.FindFaultAsync(manifest, cancellationToken) is { } fault)
            return await FailAsync(at, fault, cancellationToken);
        var next = await DoAsync(step, manifest, progress, cancellationToken);
        cache.Expire();
        return await store.TrySaveAsync(at, next with { UpdatedAt = clock.Now }, cancellationToken) is not null;
    }

    private async Task<BackupManifest> RequireAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            if (BackupId.IsValid(id) && await store.ManifestAsync(id, cancellationToken) is { } manifest)
                return manifest;
            if (BackupId.IsValid(id) && await store.ProgressAsync(id, cancellationToken) is not null)
                throw new ProblemException(ProblemType.Conflict, "This back-up is not finished; restore another one, or wait.");
        }
        catch (InvalidDataException)
        {
            throw new ProblemException(ProblemType.Conflict, "The manifest of this back-up is damaged; restore another one.");
        }

        throw new ProblemException(ProblemType.NotFound, "There is no such back-up; look at GET /api/backups.");
    }

    private IEnumerable<string> StepsOf(BackupManifest manifest)
    {
        var known = manifest.Tables.Select(file => file.Source).Where(table => StorageNames.Tables.Contains(table, StringComparer.Ordinal)).ToList();
        var containers = manifest.Containers.Select(file => file.Source).Where(container => TableRules.Containers.Contains(container, StringComparer.Ordinal)).ToList();
        return
        [
            Check,
            .. containers.Select(NameOfContainer),
            .. known.Except(Last, StringComparer.Ordinal), .. Last.Intersect(known, StringComparer.Ordinal),
            .. containers.Select(container => Others + container),
            Search,
            .. restored.Select(feature => feature.Table).Where(table => known.Contains(table, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).Select(table => InLine + table),
        ];
    }

    private async Task<RestoreProgress> DoAsync(string step, BackupManifest manifest, RestoreProgress progress, CancellationToken cancellationToken)
    {
        if (step == Search)
        {
            return await search.AddAsync(progress.After, cancellationToken) is { } after
                ? progress with { After = after }
                : Done(progress with { After = "" }, step);
        }

        if (step.StartsWith(InLine, StringComparison.Ordinal))
        {
            var file = manifest.Tables.First(file => file.Source == step[InLine.Length..]);
            foreach (var feature in restored.Where(feature => feature.Table == file.Source))
                await feature.BringInLineAsync(tables.RowsAsync(file, manifest.MadeAt - Skew, cancellationToken), cancellationToken);
        }
        else if (manifest.Tables.FirstOrDefault(file => file.Source == step) is { } table)
        {
            progress = progress with { Sources = [.. progress.Sources, await tables.RestoreAsync(table, cancellationToken)] };
        }
        else if (manifest.Containers.FirstOrDefault(file => NameOfContainer(file.Source) == step) is { } container)
        {
            var (written, kept) = await blobs.WriteAsync(container, cancellationToken);
            progress = progress with { Sources = [.. progress.Sources, new RestoredSource(step, written, 0, kept)] };
        }
        else if (manifest.Containers.FirstOrDefault(file => Others + file.Source == step) is { } whole)
        {
            var removed = await blobs.RemoveOthersAsync(whole, progress.StartedAt, cancellationToken);
            progress = progress with { Sources = [.. progress.Sources.Select(source => source.Source == NameOfContainer(whole.Source) ? source with { Removed = removed } : source)] };
        }

        return Done(progress, step);
    }

    private async Task<bool> FailAsync(Kept<RestoreProgress> at, string problem, CancellationToken cancellationToken)
    {
        LogRefused(logger, at.Value.Id, problem);
        await store.TrySaveAsync(at, at.Value with { State = RestoreState.Failed, Problem = problem, UpdatedAt = clock.Now }, cancellationToken);
        return false;
    }

    private static RestoreProgress Done(RestoreProgress progress, string step) => progress with { Done = [.. progress.Done, step] };

    // A container may be named as a table is.
    private static string NameOfContainer(string container) => "blobs:" + container;

    [LoggerMessage(EventId = 1211, Level = LogLevel.Warning, Message = "The back-up {Id} was restored")]
    private static partial void LogRestored(ILogger logger, string id);

    [LoggerMessage(EventId = 1212, Level = LogLevel.Error, Message = "The back-up {Id} is not restored. {Problem}")]
    private static partial void LogRefused(ILogger logger, string id, string problem);
}
