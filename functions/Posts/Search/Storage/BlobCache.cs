namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>Blobs, or parts of them, that never change, as far as there is room; the longest unused go first.</summary>
public sealed class BlobCache
{
    private const long MaxBytes = 16L * 1024 * 1024;

    private readonly Dictionary<string, LinkedListNode<(string Name, ReadOnlyMemory<byte> Bytes)>> _nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Name, ReadOnlyMemory<byte> Bytes)> _byUse = [];
    private readonly Lock _using = new();
    private long _bytes;

    /// <summary>The bytes kept under <paramref name="name"/>; null for none.</summary>
    public ReadOnlyMemory<byte>? Find(string name)
    {
        lock (_using)
        {
            if (!_nodes.TryGetValue(name, out var node))
                return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Bytes;
        }
    }

    public void Keep(string name, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MaxBytes / 4)
            return;
        lock (_using)
        {
            if (_nodes.ContainsKey(name))
                return;
            _nodes[name] = _byUse.AddFirst((name, bytes));
            for (_bytes += bytes.Length; _bytes > MaxBytes; _bytes -= _byUse.Last!.Value.Bytes.Length, _byUse.RemoveLast())
                _nodes.Remove(_byUse.Last!.Value.Name);
        }
    }
}
