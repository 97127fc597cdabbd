using System.Collections.Concurrent;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Posts.Search.Storage;
using ServerlessBlog.Posts.Store;

namespace ServerlessBlog.Posts.Search;

/// <summary>
/// Makes the search index anew from the posts, part by part. While it is at that, searches find only what is in it already;
/// what changes meanwhile comes in as always.
/// </summary>
public sealed class SearchRebuild(PostStore posts, BodyStore bodies, PostRenderer renderer, SearchHead head, GenerationBlobs blobs, SearchMerger merger)
{
    private const int Posts = 1000;
    private const long Units = 8_000_000;
    private const int Parallel = 8;

    /// <summary>
    /// Adds the published posts that follow <paramref name="after"/>, a thousand or eight million characters at most, and returns
    /// the last of them; null when there are no more. With "" it throws the index away first.
    /// </summary>
    public async Task<string?> AddAsync(string after, CancellationToken cancellationToken)
    {
        if (after.Length == 0)
            await ClearAsync(cancellationToken);
        List<IndexedPost> batch = [];
        var units = 0L;
        await foreach (var some in posts.PublishedAsync(after, cancellationToken).Chunk(Parallel * 4).WithCancellation(cancellationToken))
        {
            var indexed = await IndexAsync(some, cancellationToken);
            batch.AddRange(indexed);
            units += indexed.Sum(post => (long)post.Text.Length);
            after = some[^1].Slug;
            if (batch.Count < Posts && units < Units)
                continue;
            await MergeAsync(batch, cancellationToken);
            return after;
        }

        await MergeAsync(batch, cancellationToken);
        return null;
    }

    // The head first: what it does not name is not read.
    private async Task ClearAsync(CancellationToken cancellationToken)
    {
        await head.ClearAsync(cancellationToken);
        await foreach (var blob in blobs.ListAsync(cancellationToken))
            await blobs.RemoveAsync(blob.Name, cancellationToken);
    }

    private async Task<IReadOnlyCollection<IndexedPost>> IndexAsync(IReadOnlyList<Post> some, CancellationToken cancellationToken)
    {
        var indexed = new ConcurrentBag<IndexedPost>();
        await System.Threading.Tasks.Parallel.ForEachAsync(
            some,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (post, token) =>
            {
                try
                {
                    indexed.Add(IndexedPost.Of(post, renderer.Render(await bodies.ReadAsync(post.Slug, post.BodyBlob, token), post.Format).Text));
                }
                catch (ProblemException problem) when (problem.Type == ProblemType.Gone)
                {
                    // Deleted since its record was read.
                }
            });
        return indexed;
    }

    private async Task MergeAsync(List<IndexedPost> batch, CancellationToken cancellationToken)
    {
        while (batch.Count > 0 && !await merger.MergeAsync(batch, cancellationToken))
        {
            // Another merge was quicker.
        }
    }
}
