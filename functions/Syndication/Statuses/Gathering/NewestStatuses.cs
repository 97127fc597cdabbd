using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Statuses.Gathering;

/// <summary>Keeps the newest of many statuses, bounded in number and in length of text.</summary>
/// <param name="most">The most statuses.</param>
/// <param name="mostUnits">The most UTF-16 units of their texts together.</param>
/// <param name="drop">Is told of each that did not find or keep a place.</param>
internal sealed class NewestStatuses(int most, int mostUnits, Action<OwnStatus> drop)
{
    private readonly PriorityQueue<OwnStatus, DateTimeOffset> _oldestFirst = new();
    private int _units;

    /// <summary>In no order.</summary>
    public IEnumerable<OwnStatus> All => _oldestFirst.UnorderedItems.Select(item => item.Element);

    public void Add(OwnStatus status)
    {
        _oldestFirst.Enqueue(status, status.CreatedAt);
        _units += status.Text.Length;
        while (_oldestFirst.Count > most || _units > mostUnits)
        {
            var oldest = _oldestFirst.Dequeue();
            _units -= oldest.Text.Length;
            drop(oldest);
        }
    }

    /// <summary>Whether one of that time would not be kept as things stand.</summary>
    public bool IsTooOld(DateTimeOffset time) => _oldestFirst.Count >= most && _oldestFirst.TryPeek(out _, out var oldest) && time < oldest;
}
