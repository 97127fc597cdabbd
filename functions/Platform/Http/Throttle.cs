using System.Collections.Concurrent;

namespace ServerlessBlog.Platform.Http;

/// <summary>
/// Counts what clients do, in this instance's memory: enough to stop one that hammers, without a transaction. Windows are
/// fixed; memory is bounded, and when it is full of others' counts, everybody begins anew.
/// </summary>
public sealed class Throttle(TimeProvider time)
{
    private const int MaxCounts = 50_000;

    private readonly ConcurrentDictionary<(string Bucket, string Client), Window> _windows = new();

    /// <summary>
    /// Counts one more act of <paramref name="client"/>; false when there were <paramref name="count"/> already in a window
    /// of <paramref name="per"/>.
    /// </summary>
    public bool TryTake(string bucket, string client, int count, TimeSpan per)
    {
        if (_windows.Count >= MaxCounts)
            _windows.Clear();
        var window = _windows.GetOrAdd((bucket, client), _ => new Window());
        lock (window)
        {
            if (window.Count == 0 || time.GetElapsedTime(window.Since) >= per)
                (window.Since, window.Count) = (time.GetTimestamp(), 0);
            if (window.Count >= count)
                return false;
            window.Count++;
            return true;
        }
    }

    private sealed class Window
    {
        public long Since { get; set; }

        public int Count { get; set; }
    }
}
