using System.Runtime.CompilerServices;

namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>What a merge makes of the posts: those merged before that are still current, and those that came since, newest first.</summary>
internal sealed class MergedPosts
{
    private readonly HeadView _view;
    private readonly GenerationBlobs _blobs;
    private readonly HashSet<ulong> _added;
    private readonly List<(MergedPost Key, Func<IndexedPost> Read)> _posts;

    public MergedPosts(HeadView view, IReadOnlyCollection<IndexedPost> more, GenerationBlobs blobs)
    {
        _view = view;
        _blobs = blobs;
        var versions = view.Manifest.Posts.ToDictionary(post => post.Id, post => post.Version);
        foreach (var change in view.Changes.Values)
            versions[change.Name.Id] = change.Name.Version;
        var newest = more
            .Where(post => !versions.TryGetValue(post.Id, out var version) || version <= post.Version)
            .GroupBy(post => post.Id)
            .Select(group => group.MaxBy(post => post.Version)!)
            .ToList();
        _added = [.. newest.Select(post => post.Id)];
        _posts =
        [
            .. newest.Select(post => (KeyOf(post), (Func<IndexedPost>)(() => post))),
            .. view.Changes.Values.Where(change => change.Name.IsPost && !_added.Contains(change.Name.Id)).Select(Recent),
        ];
        _posts.Sort((left, right) => left.Key.CompareTo(right.Key));
        AddedUnits = newest.Sum(post => (long)post.Text.Length) + view.SegmentBytes;
    }

    /// <summary>About how much text came since, in UTF-16 units.</summary>
    public long AddedUnits { get; }

    public async IAsyncEnumerable<IndexedPost> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (next, number) = (0, 0);
        await foreach (var post in _blobs.ReadAllAsync(_view.Manifest, cancellationToken))
        {
            var key = _view.Manifest.Posts[number];
            if (!_view.IsCurrent(number++) || _added.Contains(post.Id))
                continue;
            for (; next < _posts.Count && _posts[next].Key.CompareTo(key) < 0; next++)
                yield return _posts[next].Read();
            yield return post;
        }

        for (; next < _posts.Count; next++)
            yield return _posts[next].Read();
    }

    // Read twice rather than held: thousands of texts at once are more than a merge may take.
    private static (MergedPost Key, Func<IndexedPost> Read) Recent(Block change) =>
        (KeyOf(PostCodec.Unpack(change.Payload.Span)[0]), () => PostCodec.Unpack(change.Payload.Span)[0]);

    private static MergedPost KeyOf(IndexedPost post) => new(post.Id, post.Version, Milliseconds.Of(post.PublishedAt));
}
