using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>What a block of the head holds.</summary>
public enum BlockKind
{
    /// <summary>What was merged; at most one, the first.</summary>
    Manifest = 'M',

    /// <summary>The state of a published post.</summary>
    Post = 'P',

    /// <summary>Word that a post is no longer published.</summary>
    Removal = 'R',
}

/// <summary>The name of a block, from which all that a writer must know of it can be told without reading the block.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Id">The post; of a manifest a random number.</param>
/// <param name="Version">The version of the post's record; of a manifest the number of posts in it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BlockName(BlockKind Kind, ulong Id, long Version)
{
    /// <summary>In bytes. Block Storage demands the same length of all block ids of a blob.</summary>
    public const int Size = 17;

    public bool IsPost => Kind == BlockKind.Post;

    public static BlockName Read(ReadOnlySpan<byte> bytes) => new(
        (BlockKind)bytes[0], BinaryPrimitives.ReadUInt64LittleEndian(bytes[1..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[9..]));

    /// <summary>The name that a block id stands for.</summary>
    public static BlockName Parse(string blockId) => Read(Convert.FromBase64String(blockId));

    public void Write(Span<byte> bytes)
    {
        bytes[0] = (byte)Kind;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[1..], Id);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[9..], Version);
    }

    /// <summary>The block id.</summary>
    public string ToBlockId()
    {
        Span<byte> bytes = stackalloc byte[Size];
        Write(bytes);
        return Convert.ToBase64String(bytes);
    }
}

/// <summary>A block of the head: its name and what it holds.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Block(BlockName Name, ReadOnlyMemory<byte> Payload)
{
    private const int Header = 4 + BlockName.Size;

    /// <summary>The bytes of the block: the payload's length, the name, the payload.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Header + Payload.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Payload.Length);
        Name.Write(bytes.AsSpan(4));
        Payload.Span.CopyTo(bytes.AsSpan(Header));
        return bytes;
    }

    /// <summary>The blocks of a blob in their order.</summary>
    public static IEnumerable<Block> ReadAll(ReadOnlyMemory<byte> blob)
    {
        while (blob.Length > 0)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(blob.Span);
            yield return new Block(BlockName.Read(blob.Span[4..Header]), blob.Slice(Header, length));
            blob = blob[(Header + length)..];
        }
    }
}
