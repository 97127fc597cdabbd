using System.Runtime.InteropServices;
using ServerlessBlog.Posts.Search.Terms;

namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>
/// Collects, term by term, which posts use it, already in the form in which it is stored: as many bytes as the index itself
/// will have, and some for each term. (Single-pass in-memory indexing, Heinz and Zobel 2003.)
/// </summary>
public sealed class PostingsBuilder
{
    private readonly Dictionary<ulong, Chain> _chains = [];
    private readonly SlicePool _pool = new();

    /// <summary>How many bytes were collected.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds that a post uses a term. Posts come in the order of their numbers, each term once a post.</summary>
    public void Add(ulong term, int post, TermUse use)
    {
        ref var chain = ref CollectionsMarshal.GetValueRefOrAddDefault(_chains, term, out var isKnown);
        if (!isKnown)
            chain = new Chain { Slices = _pool.Begin(), LastPost = -1 };
        // A use of once in the text, the most frequent one, is a bit.
        var isOnce = use == TermUse.Once;
        var code = ((uint)(post - chain.LastPost - 1) << 1) | (isOnce ? 1u : 0u);
        chain.LastPost = post;
        for (; code >= 0x80; code >>= 7)
            Append(ref chain, (byte)(code | 0x80));
        Append(ref chain, (byte)code);
        if (!isOnce)
            Append(ref chain, use.Bits);
    }

    /// <summary>All terms in ascending order.</summary>
    public ulong[] SortedTerms()
    {
        var terms = _chains.Keys.ToArray();
        Array.Sort(terms);
        return terms;
    }

    /// <summary>How many bytes a term has.</summary>
    public int LengthOf(ulong term) => _chains[term].Length;

    /// <summary>Appends the bytes of a term to <paramref name="target"/>. May be called by many threads once nothing is added any more.</summary>
    public void CopyTo(ulong term, MemoryStream target) => _pool.CopyTo(_chains[term].Slices, _chains[term].Length, target);

    private void Append(ref Chain chain, byte value)
    {
        _pool.Append(ref chain.Slices, value);
        chain.Length++;
        Bytes++;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Chain
    {
        public SliceChain Slices;
        public int LastPost;
        public int Length;
    }
}
