using ServerlessBlog.Posts.Search.Terms;

namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>
/// Writes a generation from a stream of posts. Memory stays bounded: posts pass through one chunk at a time, and when there
/// are so many that their terms would take too much, the texts are read several times, for one part of the terms each.
/// </summary>
public sealed class GenerationWriter(GenerationBlobs blobs)
{
    private const int PostsInChunk = 8;
    private const int UnitsInChunk = 64 * 1024;

    // The terms of so much text take about 50 MB.
    private const long UnitsInPass = 20_000_000;

    private const int MaxShardBits = 12;
    private const int ShardBytes = 384 * 1024;
    private const int ParallelUploads = 4;

    /// <summary>Writes the blobs of <paramref name="generation"/>, and returns the manifest of them.</summary>
    /// <param name="generation">A name that nobody else has.</param>
    /// <param name="posts">Newest first.</param>
    /// <param name="expectedUnits">About how much text it is, in UTF-16 units.</param>
    /// <param name="cancellationToken">Ends the work; what was written stays unused.</param>
    public async Task<Manifest> WriteAsync(string generation, IAsyncEnumerable<IndexedPost> posts, long expectedUnits, CancellationToken cancellationToken)
    {
        var passBits = BitsFor(expectedUnits, UnitsInPass);
        var (manifest, postings) = await WriteDocumentsAsync(generation, posts, passBits, cancellationToken);
        if (manifest.Posts.Count == 0)
            return manifest with { Generation = "" };
        manifest = manifest with { ShardBits = Math.Min(MaxShardBits, Math.Max(passBits, BitsFor(postings.Bytes << passBits, ShardBytes))) };
        for (var pass = 0; pass < 1 << passBits; pass++)
        {
            if (pass > 0)
                postings = await CollectAsync(manifest, passBits, pass, cancellationToken);
            await WriteShardsAsync(manifest, pass << (manifest.ShardBits - passBits), 1 << (manifest.ShardBits - passBits), postings, cancellationToken);
        }

        return manifest;
    }

    // The first pass also collects the first part of the terms.
    private async Task<(Manifest Manifest, PostingsBuilder Postings)> WriteDocumentsAsync(
        string generation, IAsyncEnumerable<IndexedPost> posts, int passBits, CancellationToken cancellationToken)
    {
        List<MergedPost> merged = [];
        List<Chunk> chunks = [];
        List<IndexedPost> waiting = [];
        var postings = new PostingsBuilder();
        var counts = new TermCounts();
        var (units, offset) = (0L, 0L);
        using var documents = blobs.BeginDocuments(generation);
        await foreach (var post in posts.WithCancellation(cancellationToken))
        {
            Collect(post, merged.Count, counts, postings, passBits, 0);
            merged.Add(new MergedPost(post.Id, post.Version, Milliseconds.Of(post.PublishedAt)));
            waiting.Add(post);
            units += post.Text.Length;
            if (waiting.Count == PostsInChunk || waiting.Sum(waits => waits.Text.Length) > UnitsInChunk)
                await FlushAsync();
        }

        await FlushAsync();
        if (merged.Count > 0)
            await documents.CompleteAsync(cancellationToken);
        return (new Manifest { Generation = generation, TextLength = units, Posts = merged, Chunks = chunks }, postings);

        async Task FlushAsync()
        {
            if (waiting.Count == 0)
                return;
            var packed = PostCodec.Pack(waiting);
            await documents.AppendAsync(packed, cancellationToken);
            chunks.Add(new Chunk(merged.Count - waiting.Count, waiting.Count, offset, packed.Length));
            offset += packed.Length;
            waiting.Clear();
        }
    }

    private async Task<PostingsBuilder> CollectAsync(Manifest manifest, int passBits, int pass, CancellationToken cancellationToken)
    {
        var postings = new PostingsBuilder();
        var counts = new TermCounts();
        var number = 0;
        await foreach (var post in blobs.ReadAllAsync(manifest, cancellationToken))
            Collect(post, number++, counts, postings, passBits, pass);
        return postings;
    }

    private static void Collect(IndexedPost post, int number, TermCounts counts, PostingsBuilder postings, int passBits, int pass)
    {
        counts.Count(post);
        foreach (var (term, use) in counts.Uses)
        {
            if ((int)(term >> (TermHash.Bits - passBits)) == pass)
                postings.Add(term, number, use);
        }
    }

    private Task WriteShardsAsync(Manifest manifest, int first, int count, PostingsBuilder postings, CancellationToken cancellationToken)
    {
        var terms = postings.SortedTerms();
        return Parallel.ForEachAsync(
            Enumerable.Range(first, count),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelUploads, CancellationToken = cancellationToken },
            async (shard, stop) =>
            {
                var (start, end) = (FirstOf(terms, manifest, shard), FirstOf(terms, manifest, shard + 1));
                await blobs.WriteShardAsync(manifest.Generation, shard, Shard.Write(terms.AsSpan(start, end - start), postings), stop);
            });
    }

    // Where the terms of a shard begin.
    private static int FirstOf(ulong[] terms, Manifest manifest, int shard)
    {
        var at = Array.BinarySearch(terms, (ulong)shard << (TermHash.Bits - manifest.ShardBits));
        return at < 0 ? ~at : at;
    }

    // How many bits number the parts, when each is to have at most so much.
    private static int BitsFor(long size, long most)
    {
        var bits = 0;
        while (size >> bits > most && bits < MaxShardBits)
            bits++;
        return bits;
    }
}
