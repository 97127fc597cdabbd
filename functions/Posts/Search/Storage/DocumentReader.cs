using System.Globalization;

namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>Reads merged posts with their texts.</summary>
public sealed class DocumentReader(GenerationBlobs blobs, BlobCache cache)
{
    private const int ParallelReads = 8;

    // Texts are many times larger than their chunks; so many searches unpack them at the same time.
    private readonly SemaphoreSlim _unpacking = new(4);

    /// <summary>How the posts of these numbers would be read, with what is at hand.</summary>
    public DocumentPlan Plan(Manifest manifest, IReadOnlyCollection<int> posts, int maxReads)
    {
        List<(Chunk Chunk, ReadOnlyMemory<byte> Bytes)> atHand = [];
        List<Chunk> missing = [];
        foreach (var chunk in posts.Select(manifest.ChunkOf).Distinct().Order().Select(number => manifest.Chunks[number]))
        {
            if (cache.Find(NameOf(manifest, chunk)) is { } bytes)
                atHand.Add((chunk, bytes));
            else
                missing.Add(chunk);
        }

        return new DocumentPlan(manifest, posts, atHand, ReadPlan.For(missing, maxReads));
    }

    /// <summary>The posts of a plan, by their numbers.</summary>
    public async Task<IReadOnlyDictionary<int, IndexedPost>> ReadAsync(DocumentPlan plan, CancellationToken cancellationToken)
    {
        var packed = plan.AtHand.ToDictionary(part => part.Chunk.First, part => part.Bytes);
        var adding = new Lock();
        await Parallel.ForEachAsync(
            plan.Missing.Reads,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellationToken },
            async (chunks, stop) =>
            {
                var next = 0;
                await foreach (var bytes in blobs.ReadChunksAsync(plan.Manifest.Generation, chunks, stop))
                {
                    cache.Keep(NameOf(plan.Manifest, chunks[next]), bytes);
                    lock (adding)
                        packed[chunks[next++].First] = bytes;
                }
            });
        await _unpacking.WaitAsync(cancellationToken);
        try
        {
            return Unpack(packed, [.. plan.Posts]);
        }
        finally
        {
            _unpacking.Release();
        }
    }

    private static Dictionary<int, IndexedPost> Unpack(Dictionary<int, ReadOnlyMemory<byte>> packed, HashSet<int> wanted)
    {
        Dictionary<int, IndexedPost> found = [];
        foreach (var (first, bytes) in packed)
        {
            var number = first;
            foreach (var post in PostCodec.Unpack(bytes.Span))
            {
                if (wanted.Contains(number))
                    found[number] = post;
                number++;
            }
        }

        return found;
    }

    private static string NameOf(Manifest manifest, Chunk chunk) =>
        string.Create(CultureInfo.InvariantCulture, $"{manifest.Generation}/{chunk.Offset}");
}

/// <summary>How some merged posts are read.</summary>
/// <param name="Manifest">What they are merged in.</param>
/// <param name="Posts">Their numbers.</param>
/// <param name="AtHand">What need not be read.</param>
/// <param name="Missing">What is to be read.</param>
public sealed record DocumentPlan(
    Manifest Manifest, IReadOnlyCollection<int> Posts, IReadOnlyList<(Chunk Chunk, ReadOnlyMemory<byte> Bytes)> AtHand, ReadPlan Missing);
