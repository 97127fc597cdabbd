namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>Removes the blobs of generations that nobody reads any more.</summary>
public sealed class GenerationSweeper(GenerationBlobs blobs, TimeProvider time)
{
    // A search that reads from the generation before is over by then; if not, it begins again.
    private static readonly TimeSpan SearchesLast = TimeSpan.FromMinutes(5);

    // A merge that has not swapped its manifest in by then has died.
    private static readonly TimeSpan MergesLast = TimeSpan.FromHours(1);

    /// <summary>Removes what <paramref name="manifest"/> does not need: <paramref name="old"/> at once, the generation before its own after some minutes, what merges left behind that died after an hour.</summary>
    public async Task SweepAsync(Manifest manifest, string old, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isPreviousOver = Milliseconds.ToTime(manifest.MergedAt) < now - SearchesLast;
        await foreach (var blob in blobs.ListAsync(cancellationToken))
        {
            if (blob.Generation == manifest.Generation)
                continue;
            var isOver = blob.Generation == manifest.Previous ? isPreviousOver : blob.WrittenAt < now - MergesLast;
            if (isOver || blob.Generation == old)
                await blobs.RemoveAsync(blob.Name, cancellationToken);
        }
    }

    /// <summary>Removes a whole generation.</summary>
    public async Task RemoveAsync(string generation, CancellationToken cancellationToken)
    {
        await foreach (var blob in blobs.ListAsync(cancellationToken))
        {
            if (blob.Generation == generation)
                await blobs.RemoveAsync(blob.Name, cancellationToken);
        }
    }
}
