using ServerlessBlog.Posts.Search.Terms;

namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>A post that is not merged yet, with its terms at hand.</summary>
public sealed class RecentPost
{
    private readonly ulong[] _terms;
    private readonly TermUse[] _uses;

    public RecentPost(IndexedPost post)
    {
        var counts = new TermCounts();
        counts.Count(post);
        Post = post;
        _terms = [.. counts.Uses.Keys];
        _uses = [.. counts.Uses.Values];
        Array.Sort(_terms, _uses);
    }

    public IndexedPost Post { get; }

    /// <summary>How the post uses a term; null when it does not.</summary>
    public TermUse? Find(ulong term) => Array.BinarySearch(_terms, term) is >= 0 and var at ? _uses[at] : null;
}
