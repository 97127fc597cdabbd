using Microsoft.Extensions.Logging;

namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>
/// Merges what has changed into a new generation of the index. It takes effect with one write, the swap of the manifest, so
/// it may die at any point, and of two that run at once one gives up.
/// </summary>
public sealed partial class SearchMerger(SearchHead head, GenerationBlobs blobs, GenerationWriter writer, GenerationSweeper sweeper, TimeProvider time, ILogger<SearchMerger> logger)
{
    /// <summary>How late a change can still arrive that is older than a post's removal.</summary>
    private static readonly TimeSpan TombstonesLast = TimeSpan.FromHours(24);

    private readonly SemaphoreSlim _merging = new(1);

    /// <summary>Merges if there is enough to merge, or if <paramref name="erase"/> is set and has the text of a removed post to erase.</summary>
    public async Task MergeIfDueAsync(bool erase, CancellationToken cancellationToken)
    {
        // Of the requests that come while this process merges, none is needed: the next change asks again.
        if (!await _merging.WaitAsync(0, cancellationToken))
            return;
        try
        {
            var view = await head.ReadAsync(cancellationToken);
            var isErasing = erase && view.HasRemovedTexts;
            if (isErasing || MergePolicy.IsDue(new HeadSize(view.Segments.Count, view.SegmentBytes, view.Manifest.Posts.Count)))
                await MergeAsync(view, [], keepsPrevious: !isErasing, cancellationToken);
        }
        finally
        {
            _merging.Release();
        }
    }

    /// <summary>
    /// Merges now, and adds <paramref name="more"/> published posts in the same go: for thousands at once. False when
    /// another merge was quicker; then nothing was added.
    /// </summary>
    public async Task<bool> MergeAsync(IReadOnlyCollection<IndexedPost> more, CancellationToken cancellationToken)
    {
        await _merging.WaitAsync(cancellationToken);
        try
        {
            return await MergeAsync(await head.ReadAsync(cancellationToken), more, keepsPrevious: true, cancellationToken);
        }
        finally
        {
            _merging.Release();
        }
    }

    private async Task<bool> MergeAsync(HeadView view, IReadOnlyCollection<IndexedPost> more, bool keepsPrevious, CancellationToken cancellationToken)
    {
        var before = view.Manifest;
        var posts = new MergedPosts(view, more, blobs);
        var manifest = await writer.WriteAsync(
            GenerationBlobs.NameAfter(before.Generation), posts.ReadAsync(cancellationToken), before.TextLength + posts.AddedUnits, cancellationToken);
        var now = Milliseconds.Of(time.GetUtcNow());
        manifest = manifest with { Previous = keepsPrevious ? before.Generation : "", MergedAt = now, Tombstones = Tombstones(view, manifest, now) };
        if (!await head.SwapAsync(view.ManifestName, manifest, view.Segments, cancellationToken))
        {
            LogOvertaken(logger);
            await sweeper.RemoveAsync(manifest.Generation, cancellationToken);
            return false;
        }

        LogMerged(logger, manifest.Posts.Count, view.Segments.Count);
        await sweeper.SweepAsync(manifest, manifest.Previous.Length == 0 ? before.Generation : before.Previous, cancellationToken);
        return true;
    }

    private static List<Tombstone> Tombstones(HeadView view, Manifest manifest, long now)
    {
        var oldest = now - (long)TombstonesLast.TotalMilliseconds;
        var removed = view.Changes.Values
            .Where(change => !change.Name.IsPost)
            .Select(change => new Tombstone(change.Name.Id, change.Name.Version, now));
        var isBack = manifest.Posts.Select(post => post.Id).ToHashSet();
        return [.. view.Manifest.Tombstones.Where(tombstone => tombstone.Time > oldest).Concat(removed)
            .Where(tombstone => !isBack.Contains(tombstone.Id))
            .GroupBy(tombstone => tombstone.Id)
            .Select(group => group.MaxBy(tombstone => tombstone.Version))];
    }

    [LoggerMessage(EventId = 2301, Level = LogLevel.Information, Message = "The search index was merged: {Posts} posts, {Changes} changes taken in")]
    private static partial void LogMerged(ILogger logger, int posts, int changes);

    [LoggerMessage(EventId = 2302, Level = LogLevel.Information, Message = "Another merge of the search index was quicker")]
    private static partial void LogOvertaken(ILogger logger);
}
