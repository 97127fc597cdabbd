using System.Runtime.InteropServices;
using System.Text;

namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>A merged post, known by its place in the manifest: the newest is number 0.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MergedPost(ulong Id, long Version, long Time) : IComparable<MergedPost>
{
    /// <summary>Newest first.</summary>
    public int CompareTo(MergedPost other) => Time != other.Time ? other.Time.CompareTo(Time) : Id.CompareTo(other.Id);

    public static bool operator <(MergedPost left, MergedPost right) => left.CompareTo(right) < 0;

    public static bool operator >(MergedPost left, MergedPost right) => left.CompareTo(right) > 0;

    public static bool operator <=(MergedPost left, MergedPost right) => left.CompareTo(right) <= 0;

    public static bool operator >=(MergedPost left, MergedPost right) => left.CompareTo(right) >= 0;
}

/// <summary>Neighbouring merged posts that are compressed together in the blob of documents.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Chunk(int First, int Count, long Offset, int Length);

/// <summary>A post that was taken out: a state of it that is not newer, and comes late, does not count.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Tombstone(ulong Id, long Version, long Time);

/// <summary>What was merged, and where it is. Its blobs are written once, below the generation's name.</summary>
public sealed record Manifest
{
    /// <summary>Before anything is merged.</summary>
    public static Manifest Empty { get; } = new();

    /// <summary>The folder of the blobs; empty when nothing is merged.</summary>
    public string Generation { get; init; } = "";

    /// <summary>The generation before, whose blobs may still be read.</summary>
    public string Previous { get; init; } = "";

    /// <summary>When it was merged, in <see cref="Milliseconds"/>.</summary>
    public long MergedAt { get; init; }

    /// <summary>The first so many bits of a term are the number of its shard.</summary>
    public int ShardBits { get; init; }

    /// <summary>The UTF-16 units of all texts.</summary>
    public long TextLength { get; init; }

    public IReadOnlyList<MergedPost> Posts { get; init; } = [];

    public IReadOnlyList<Chunk> Chunks { get; init; } = [];

    public IReadOnlyList<Tombstone> Tombstones { get; init; } = [];

    /// <summary>The number of the shard that has the term.</summary>
    public int ShardOf(ulong term) => (int)(term >> (Terms.TermHash.Bits - ShardBits));

    /// <summary>The chunk that has the post of this number.</summary>
    public int ChunkOf(int post)
    {
        var (low, high) = (0, Chunks.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Chunks[middle].First <= post)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Generation);
        writer.Write(Previous);
        writer.Write7BitEncodedInt64(MergedAt);
        writer.Write7BitEncodedInt(ShardBits);
        writer.Write7BitEncodedInt64(TextLength);
        writer.Write7BitEncodedInt(Posts.Count);
        var last = Posts.Count == 0 ? 0 : Posts[0].Time;
        writer.Write7BitEncodedInt64(last);
        foreach (var post in Posts)
        {
            writer.Write(post.Id);
            writer.Write7BitEncodedInt64(post.Version);
            writer.Write7BitEncodedInt64(last - post.Time);
            last = post.Time;
        }

        writer.Write7BitEncodedInt(Chunks.Count);
        foreach (var chunk in Chunks)
        {
            writer.Write7BitEncodedInt(chunk.Count);
            writer.Write7BitEncodedInt(chunk.Length);
        }

        writer.Write7BitEncodedInt(Tombstones.Count);
        foreach (var tombstone in Tombstones)
        {
            writer.Write(tombstone.Id);
            writer.Write7BitEncodedInt64(tombstone.Version);
            writer.Write7BitEncodedInt64(tombstone.Time);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    public static Manifest Read(ReadOnlySpan<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
        return new Manifest
        {
            Generation = reader.ReadString(),
            Previous = reader.ReadString(),
            MergedAt = reader.Read7BitEncodedInt64(),
            ShardBits = reader.Read7BitEncodedInt(),
            TextLength = reader.Read7BitEncodedInt64(),
            Posts = ReadPosts(reader),
            Chunks = ReadChunks(reader),
            Tombstones = ReadTombstones(reader),
        };
    }

    private static MergedPost[] ReadPosts(BinaryReader reader)
    {
        var posts = new MergedPost[reader.Read7BitEncodedInt()];
        var time = reader.Read7BitEncodedInt64();
        for (var i = 0; i < posts.Length; i++)
        {
            var (id, version) = (reader.ReadUInt64(), reader.Read7BitEncodedInt64());
            time -= reader.Read7BitEncodedInt64();
            posts[i] = new MergedPost(id, version, time);
        }

        return posts;
    }

    private static Chunk[] ReadChunks(BinaryReader reader)
    {
        var chunks = new Chunk[reader.Read7BitEncodedInt()];
        var (first, offset) = (0, 0L);
        for (var i = 0; i < chunks.Length; i++)
        {
            chunks[i] = new Chunk(first, reader.Read7BitEncodedInt(), offset, reader.Read7BitEncodedInt());
            first += chunks[i].Count;
            offset += chunks[i].Length;
        }

        return chunks;
    }

    private static Tombstone[] ReadTombstones(BinaryReader reader)
    {
        var tombstones = new Tombstone[reader.Read7BitEncodedInt()];
        for (var i = 0; i < tombstones.Length; i++)
            tombstones[i] = new Tombstone(reader.ReadUInt64(), reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
        return tombstones;
    }
}
