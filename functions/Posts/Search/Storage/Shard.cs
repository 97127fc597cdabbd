using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ServerlessBlog.Posts.Search.Terms;

namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>A post that uses a term, and how.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Posting(int Post, TermUse Use);

/// <summary>
/// The terms that begin with the same bits: a sorted dictionary of five bytes a term, the lengths of the lists of postings,
/// and these lists, each in the order of the posts' numbers, as differences in variable-length bytes.
/// </summary>
public sealed class Shard(ReadOnlyMemory<byte> bytes)
{
    private const int KeySize = TermHash.Bits / 8;
    private const int Header = 4;

    /// <summary>The posts that use <paramref name="term"/>, newest first.</summary>
    public IReadOnlyList<Posting> Find(ulong term)
    {
        var span = bytes.Span;
        var count = BinaryPrimitives.ReadInt32LittleEndian(span);
        var keys = span.Slice(Header, count * KeySize);
        var index = IndexOf(keys, term);
        if (index < 0)
            return [];
        var at = Header + keys.Length;
        var (start, length) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var size = (int)ReadNumber(span, ref at);
            if (i < index)
                start += size;
            else if (i == index)
                length = size;
        }

        return Read(span.Slice(at + start, length));
    }

    /// <summary>Writes a shard of ascending terms.</summary>
    public static byte[] Write(ReadOnlySpan<ulong> terms, PostingsBuilder postings)
    {
        using var target = new MemoryStream();
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(number, terms.Length);
        target.Write(number[..Header]);
        foreach (var term in terms)
        {
            BinaryPrimitives.WriteUInt64BigEndian(number, term);
            target.Write(number[^KeySize..]);
        }

        foreach (var term in terms)
            WriteNumber(target, (uint)postings.LengthOf(term));
        foreach (var term in terms)
            postings.CopyTo(term, target);
        return target.ToArray();
    }

    private static List<Posting> Read(ReadOnlySpan<byte> list)
    {
        List<Posting> postings = [];
        var post = -1;
        for (var at = 0; at < list.Length;)
        {
            var code = ReadNumber(list, ref at);
            post += (int)(code >> 1) + 1;
            postings.Add(new Posting(post, (code & 1) != 0 ? TermUse.Once : new TermUse(list[at++])));
        }

        return postings;
    }

    private static int IndexOf(ReadOnlySpan<byte> keys, ulong term)
    {
        var (low, high) = (0, (keys.Length / KeySize) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var key = KeyAt(keys, middle);
            if (key == term)
                return middle;
            if (key < term)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }

    private static ulong KeyAt(ReadOnlySpan<byte> keys, int index)
    {
        var key = keys.Slice(index * KeySize, KeySize);
        return ((ulong)key[0] << 32) | BinaryPrimitives.ReadUInt32BigEndian(key[1..]);
    }

    private static void WriteNumber(MemoryStream target, uint number)
    {
        for (; number >= 0x80; number >>= 7)
            target.WriteByte((byte)(number | 0x80));
        target.WriteByte((byte)number);
    }

    private static uint ReadNumber(ReadOnlySpan<byte> span, ref int at)
    {
        var (number, shift) = (0u, 0);
        for (; (span[at] & 0x80) != 0; shift += 7)
            number |= (uint)(span[at++] & 0x7F) << shift;
        return number | ((uint)span[at++] << shift);
    }
}
