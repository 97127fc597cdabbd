using System.Collections.Concurrent;
using ServerlessBlog.Platform.Errors;

namespace ServerlessBlog.Platform.Caching;

/// <summary>
/// The answers that this instance has given lately. An answer is fresh for a few seconds and until something is written
/// on this instance; after that it is kept, as far as there is room, for the time when storage does not answer.
/// </summary>
public sealed class PublicCache(TimeProvider time)
{
    /// <summary>How long an answer is served without looking again.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);

    /// <summary>How long an old answer serves when storage does not.</summary>
    public static readonly TimeSpan UsableFor = TimeSpan.FromHours(12);

    /// <summary>How long storage is left alone after it did not answer, where an old answer can be given.</summary>
    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(2);

    private const long MaxBytes = 24L * 1024 * 1024;
    private const int MaxEntryBytes = 4 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Flight> _flights = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();
    private long _bytes;
    private long _generation;
    private long _outage;

    /// <summary>The count of writes on this instance; an answer begun before a write is not fresh after it.</summary>
    public long Generation => Volatile.Read(ref _generation);

    /// <summary>Whether storage failed to answer a moment ago.</summary>
    public bool IsOutageLikely => Volatile.Read(ref _outage) is var since && since != 0 && time.GetElapsedTime(since) < OutagePause;

    /// <summary>Makes every answer look again before it is given: something was written. They still serve when storage does not answer.</summary>
    public void Expire() => Interlocked.Increment(ref _generation);

    /// <summary>Notes that storage did not answer.</summary>
    public void NoteOutage() => Volatile.Write(ref _outage, time.GetTimestamp());

    /// <summary>What is known of <paramref name="key"/>; null when there is nothing that may be used.</summary>
    public Known? Find(string key)
    {
        if (!_slots.TryGetValue(key, out var slot))
            return null;
        var age = time.GetElapsedTime(slot.Since);
        if (age > UsableFor)
            return null;
        slot.LastUsed = time.GetTimestamp();
        var isCurrent = slot.Generation == Generation;
        return new Known(slot.Entry, slot.Problem, isCurrent && age < FreshFor, isCurrent);
    }

    /// <summary>Keeps an answer that was begun in <paramref name="generation"/>; returns the one to give, which is the old one when the bytes are the same.</summary>
    public CacheEntry Keep(string key, PublicContent content, long generation)
    {
        var entry = new CacheEntry(content);
        if (entry.Size > MaxEntryBytes)
            return entry;
        lock (_writing)
        {
            // The old one may have its compressed forms already.
            if (_slots.TryGetValue(key, out var old) && old.Entry is { } last && last.IsSame(entry))
                entry = last;
            Put(key, new Slot(entry, null, time.GetTimestamp(), generation));
        }

        return entry;
    }

    /// <summary>Keeps that there is nothing: who asks for what never was costs storage no more than others.</summary>
    public void Keep(string key, ProblemException problem, long generation)
    {
        lock (_writing)
            Put(key, new Slot(null, problem, time.GetTimestamp(), generation));
    }

    /// <summary>Joins the request that is already on its way for <paramref name="key"/>, unless that began before a write; or begins one.</summary>
    public Flight Join(string key, out bool isLeader)
    {
        var own = new Flight(Generation);
        var joined = _flights.AddOrUpdate(key, own, (_, flight) => flight.Generation >= own.Generation ? flight : own);
        isLeader = ReferenceEquals(joined, own);
        return joined;
    }

    /// <summary>Says that a flight is over: the next request begins another one.</summary>
    public void Land(string key, Flight flight) => _flights.TryRemove(KeyValuePair.Create(key, flight));

    private void Put(string key, Slot slot)
    {
        _bytes += slot.Size - (_slots.TryGetValue(key, out var old) ? old.Size : 0);
        _slots[key] = slot;
        if (_bytes <= MaxBytes)
            return;
        // Down to three quarters, the longest unused first.
        foreach (var (unused, candidate) in _slots.ToArray().OrderBy(pair => pair.Value.LastUsed))
        {
            if (_bytes <= MaxBytes * 3 / 4)
                return;
            _slots.TryRemove(unused, out _);
            _bytes -= candidate.Size;
        }
    }

    /// <summary>What is known of a key.</summary>
    /// <param name="Entry">The answer; null when there is none.</param>
    /// <param name="Problem">What was thrown instead of an answer.</param>
    /// <param name="IsFresh">Whether it may be given without looking again.</param>
    /// <param name="IsOfThisGeneration">Whether nothing was written on this instance since.</param>
    public sealed record Known(CacheEntry? Entry, ProblemException? Problem, bool IsFresh, bool IsOfThisGeneration);

    private sealed class Slot(CacheEntry? entry, ProblemException? problem, long since, long generation)
    {
        private const int EmptySize = 1024;

        public CacheEntry? Entry { get; } = entry;

        public ProblemException? Problem { get; } = problem;

        public long Since { get; } = since;

        public long Generation { get; } = generation;

        public long LastUsed { get; set; } = since;

        public int Size => Entry?.Size ?? EmptySize;
    }

    /// <summary>One request to storage that others wait for.</summary>
    public sealed class Flight(long generation)
    {
        private readonly TaskCompletionSource<CacheEntry?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long Generation { get; } = generation;

        /// <summary>The answer; null when it is none that can be shared; cancelled when who began it went away.</summary>
        public Task<CacheEntry?> Entry => _done.Task;

        public void Complete(CacheEntry? entry) => _done.TrySetResult(entry);

        public void Abandon() => _done.TrySetCanceled();

        public void Fail(Exception exception)
        {
            _done.TrySetException(exception);
            // Nobody may be waiting.
            _ = _done.Task.Exception;
        }
    }
}
