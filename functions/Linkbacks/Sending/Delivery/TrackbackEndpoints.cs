using System.Collections.Concurrent;
using ServerlessBlog.Linkbacks.Sending.Model;

namespace ServerlessBlog.Linkbacks.Sending.Delivery;

/// <summary>
/// Which TrackBack URLs are told of a post already, by another link or because the author named them. A ping does not say
/// which link it is about, so the same URL is pinged once.
/// </summary>
internal sealed class TrackbackEndpoints
{
    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);

    public TrackbackEndpoints(IEnumerable<SentLinkback> rows)
    {
        foreach (var row in rows)
        {
            if (row.IsNamed && Uri.TryCreate(row.Target, UriKind.Absolute, out var named))
                _hashes[named.AbsoluteUri] = row.Hash;
            else if (row.Protocol == LinkbackProtocol.Trackback && row.Endpoint.Length > 0 && (row.ToldVersion > 0 || row.State is SendState.Sending or SendState.Unknown))
                _hashes.TryAdd(row.Endpoint, row.Hash);
        }
    }

    /// <summary>Takes the URL for a row; false when it is another row's.</summary>
    public bool TryTake(Uri endpoint, SentLinkback row) => _hashes.GetOrAdd(endpoint.AbsoluteUri, row.Hash) == row.Hash;
}
