using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>A growing run of bytes in a <see cref="SlicePool"/>.</summary>
[StructLayout(LayoutKind.Auto)]
public struct SliceChain
{
    internal int First;
    internal int Next;
    internal int End;
    internal byte Level;
}

/// <summary>
/// Hundreds of thousands of byte runs that all grow, in few arrays: each run is a chain of slices, every next one longer
/// than the one before, which ends with the next one's address.
/// </summary>
public sealed class SlicePool
{
    private const int PageBits = 15;
    private const int PageSize = 1 << PageBits;
    private const int Link = 4;

    private static readonly int[] Sizes = [12, 20, 36, 68, 132, 260, 516, 1028, 2052];

    private readonly List<byte[]> _pages = [];
    private int _used = PageSize;

    /// <summary>An empty run.</summary>
    public SliceChain Begin()
    {
        var chain = default(SliceChain);
        Enter(ref chain, Allocate(0));
        chain.First = chain.Next;
        return chain;
    }

    public void Append(ref SliceChain chain, byte value)
    {
        if (chain.Next == chain.End)
        {
            var link = At(chain.End, Link);
            chain.Level = (byte)Math.Min(chain.Level + 1, Sizes.Length - 1);
            Enter(ref chain, Allocate(chain.Level));
            BinaryPrimitives.WriteInt32LittleEndian(link, chain.Next);
        }

        At(chain.Next++, 1)[0] = value;
    }

    /// <summary>Appends the <paramref name="length"/> bytes of a run to <paramref name="target"/>.</summary>
    public void CopyTo(SliceChain chain, int length, MemoryStream target)
    {
        var (at, level) = (chain.First, 0);
        while (length > 0)
        {
            var room = Sizes[level] - Link;
            target.Write(At(at, Math.Min(room, length)));
            length -= room;
            if (length <= 0)
                return;
            at = BinaryPrimitives.ReadInt32LittleEndian(At(at + room, Link));
            level = Math.Min(level + 1, Sizes.Length - 1);
        }
    }

    private static void Enter(ref SliceChain chain, int address)
    {
        chain.Next = address;
        chain.End = address + Sizes[chain.Level] - Link;
    }

    private int Allocate(int level)
    {
        if (_used + Sizes[level] > PageSize)
        {
            _pages.Add(new byte[PageSize]);
            _used = 0;
        }

        var address = ((_pages.Count - 1) << PageBits) + _used;
        _used += Sizes[level];
        return address;
    }

    private Span<byte> At(int address, int length) => _pages[address >> PageBits].AsSpan(address & (PageSize - 1), length);
}
