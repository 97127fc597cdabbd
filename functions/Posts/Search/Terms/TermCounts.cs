using System.Runtime.InteropServices;

namespace ServerlessBlog.Posts.Search.Terms;

/// <summary>
/// The terms of one post, each with what counts for the ranking: how often it is in the text (up to 63), and whether it is
/// in the title or in a tag. Words count by their stem; characters alone and as pairs with the one that follows.
/// </summary>
public sealed class TermCounts
{
    private readonly Dictionary<ulong, TermUse> _uses = [];
    private readonly List<TextUnit> _units = [];

    public IReadOnlyDictionary<ulong, TermUse> Uses => _uses;

    /// <summary>Forgets what was counted, and counts <paramref name="post"/>.</summary>
    public void Count(IndexedPost post)
    {
        _uses.Clear();
        Add(post.Title, use => use.InTitle());
        foreach (var tag in post.Tags)
            Add(tag, use => use.InTag());
        Add(post.Text, use => use.OnceMore());
    }

    private void Add(string text, Func<TermUse, TermUse> note)
    {
        _units.Clear();
        UnitReader.Read(text, _units);
        for (var i = 0; i < _units.Count; i++)
        {
            Note(_units[i].Term, note);
            if (i > 0 && _units[i].PairsWith(_units[i - 1]))
                Note(TermHash.OfPair(_units[i - 1].Character, _units[i].Character), note);
        }
    }

    private void Note(ulong term, Func<TermUse, TermUse> note)
    {
        ref var use = ref CollectionsMarshal.GetValueRefOrAddDefault(_uses, term, out _);
        use = note(use);
    }
}

/// <summary>How a post uses a term, in one byte.</summary>
/// <param name="Bits">Six bits count, one is for the title, one for tags.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TermUse(byte Bits)
{
    private const int Count = 0x3F;
    private const int Title = 0x40;
    private const int Tag = 0x80;

    /// <summary>In the text, once.</summary>
    public static TermUse Once { get; } = new(1);

    /// <summary>How often it is in the text, up to 63.</summary>
    public int TextCount => Bits & Count;

    public bool IsInTitle => (Bits & Title) != 0;

    public bool IsInTag => (Bits & Tag) != 0;

    public TermUse OnceMore() => TextCount == Count ? this : new TermUse((byte)(Bits + 1));

    public TermUse InTitle() => new((byte)(Bits | Title));

    public TermUse InTag() => new((byte)(Bits | Tag));
}
