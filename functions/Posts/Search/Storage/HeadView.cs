namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>
/// The index as it was when the head was read: what is merged, and what has changed since. A change that is older than
/// what is merged came late, and is none.
/// </summary>
public sealed class HeadView
{
    private readonly Dictionary<ulong, Block> _changes = [];
    private readonly HashSet<BlockName> _segments = [];
    private readonly Dictionary<BlockName, RecentPost> _recent;
    private readonly Lock _reading = new();

    private HeadView(ReadOnlyMemory<byte> blob, Dictionary<BlockName, RecentPost> known)
    {
        _recent = known;
        var blocks = Block.ReadAll(blob).ToList();
        var manifest = blocks.Find(block => block.Name.Kind == BlockKind.Manifest);
        if (blocks.Count > 0 && blocks[0].Name.Kind == BlockKind.Manifest)
        {
            ManifestName = manifest.Name;
            Manifest = Manifest.Read(manifest.Payload.Span);
        }

        foreach (var block in blocks.Where(block => block.Name.Kind != BlockKind.Manifest))
        {
            _segments.Add(block.Name);
            SegmentBytes += block.Payload.Length;
            if (!_changes.TryGetValue(block.Name.Id, out var other) || other.Name.Version < block.Name.Version)
                _changes[block.Name.Id] = block;
        }

        DropLate();
    }

    /// <summary>An index without anything.</summary>
    public static HeadView Empty { get; } = new(default, []);

    /// <summary>The manifest's block; null when nothing was ever merged.</summary>
    public BlockName? ManifestName { get; }

    public Manifest Manifest { get; } = Manifest.Empty;

    /// <summary>The blocks of all changes, also of those that came late.</summary>
    public IReadOnlySet<BlockName> Segments => _segments;

    /// <summary>The size of all changes.</summary>
    public long SegmentBytes { get; }

    /// <summary>What has changed since the merge, by post.</summary>
    public IReadOnlyDictionary<ulong, Block> Changes => _changes;

    /// <summary>Whether the merged blobs still have the text of a post that was taken out.</summary>
    public bool HasRemovedTexts => Manifest.Posts.Any(post => _changes.TryGetValue(post.Id, out var change) && !change.Name.IsPost);

    /// <summary>Reads the head's bytes; what <paramref name="before"/> knows of the same changes is not read again.</summary>
    public static HeadView Read(ReadOnlyMemory<byte> blob, HeadView? before) => new(blob, before is null ? [] : before.KnownPosts());

    /// <summary>Whether the merged post of this number is still as it was merged.</summary>
    public bool IsCurrent(int post) => !_changes.ContainsKey(Manifest.Posts[post].Id);

    /// <summary>The published posts among the changes.</summary>
    public IReadOnlyList<RecentPost> RecentPosts()
    {
        lock (_reading)
        {
            foreach (var gone in _recent.Keys.Where(name => !_segments.Contains(name)).ToList())
                _recent.Remove(gone);
            List<RecentPost> posts = [];
            foreach (var (_, change) in _changes)
            {
                if (!change.Name.IsPost)
                    continue;
                if (!_recent.TryGetValue(change.Name, out var post))
                    _recent[change.Name] = post = new RecentPost(PostCodec.Unpack(change.Payload.Span)[0]);
                posts.Add(post);
            }

            return posts;
        }
    }

    private Dictionary<BlockName, RecentPost> KnownPosts()
    {
        lock (_reading)
            return new(_recent);
    }

    private void DropLate()
    {
        foreach (var post in Manifest.Posts)
        {
            if (_changes.TryGetValue(post.Id, out var change) && change.Name.Version < post.Version)
                _changes.Remove(post.Id);
        }

        foreach (var tombstone in Manifest.Tombstones)
        {
            if (_changes.TryGetValue(tombstone.Id, out var change) && change.Name.IsPost && change.Name.Version <= tombstone.Version)
                _changes.Remove(tombstone.Id);
        }
    }
}
