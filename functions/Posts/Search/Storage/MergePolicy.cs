namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>When it is time to merge: every search reads all that is not merged, and every merge writes the index anew.</summary>
public static class MergePolicy
{
    private const int MinSegments = 64;
    private const long MaxBytes = 2 * 1024 * 1024;

    // Above the limit, a merge is asked for again after so many more changes: the first request may have been lost.
    private const int SegmentStep = 16;
    private const long ByteStep = 256 * 1024;

    /// <summary>Whether there is so much to merge that it is worth while.</summary>
    public static bool IsDue(HeadSize size) => size.Segments > Limit(size) || size.Bytes > MaxBytes;

    /// <summary>Whether a merge is to be asked for now that the head has grown.</summary>
    public static bool IsToBeAsked(HeadSize before, HeadSize after) =>
        IsDue(after) && (Steps(before) != Steps(after) || !IsDue(before));

    private static (long Segments, long Bytes) Steps(HeadSize size) =>
        (Math.Max(0, size.Segments - Limit(size)) / SegmentStep, Math.Max(0, size.Bytes - MaxBytes) / ByteStep);

    private static long Limit(HeadSize size) => Math.Max(MinSegments, size.Merged / 20);
}
