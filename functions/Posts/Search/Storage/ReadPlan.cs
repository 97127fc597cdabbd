namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>Which ranges of the documents to read for some of its chunks.</summary>
/// <param name="Reads">The chunks of each read, in ascending order.</param>
/// <param name="Transactions">How many reads there are.</param>
public sealed record ReadPlan(IReadOnlyList<IReadOnlyList<Chunk>> Reads, int Transactions)
{
    /// <summary>The most bytes that are read in few ranges, for the sake of fewer transactions.</summary>
    public const long MaxBytes = 16L * 1024 * 1024;

    /// <summary>
    /// At most <paramref name="maxReads"/> ranges, which leave out the widest gaps between <paramref name="chunks"/>; or a
    /// range for each group of neighbours when those would be too long.
    /// </summary>
    /// <param name="chunks">In ascending order.</param>
    /// <param name="maxReads">At least one.</param>
    public static ReadPlan For(IReadOnlyList<Chunk> chunks, int maxReads)
    {
        var gaps = Enumerable.Range(1, Math.Max(0, chunks.Count - 1))
            .Select(next => (Next: next, Bytes: chunks[next].Offset - EndOf(chunks[next - 1])))
            .Where(gap => gap.Bytes > 0)
            .OrderByDescending(gap => gap.Bytes)
            .ToList();
        var few = Split(chunks, gaps.Take(maxReads - 1).Select(gap => gap.Next));
        var reads = few.Sum(read => EndOf(read[^1]) - read[0].Offset) <= MaxBytes ? few : Split(chunks, gaps.Select(gap => gap.Next));
        return new ReadPlan(reads, reads.Count);
    }

    private static List<IReadOnlyList<Chunk>> Split(IReadOnlyList<Chunk> chunks, IEnumerable<int> beginnings)
    {
        List<IReadOnlyList<Chunk>> reads = [];
        var start = 0;
        foreach (var next in beginnings.Order().Append(chunks.Count))
        {
            if (next > start)
                reads.Add([.. chunks.Skip(start).Take(next - start)]);
            start = next;
        }

        return reads;
    }

    private static long EndOf(Chunk chunk) => chunk.Offset + chunk.Length;
}
