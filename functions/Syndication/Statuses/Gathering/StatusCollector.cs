using System.Globalization;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.Text;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Statuses.Archives;

namespace ServerlessBlog.Syndication.Statuses.Gathering;

/// <summary>
/// Picks from an archive, in one pass, what a post is to quote. Of the archive it remembers the ids, as hashes; texts only of
/// what may yet be picked.
/// </summary>
/// <param name="selection">What to pick.</param>
/// <param name="clock">The blog's calendar.</param>
public sealed class StatusCollector(StatusSelection selection, BlogClock clock)
{
    /// <summary>The most UTF-16 units of all texts: with three bytes each they fit into a post, marks and sources included.</summary>
    public const int MaxUnits = 240 * 1024;

    /// <summary>The most entries of an archive.</summary>
    public const int MaxEntries = 1_000_000;

    private const int MaxUndecided = 5000;
    private const int MaxUndecidedUnits = 4 * 1024 * 1024;

    private readonly HashSet<ulong> _own = [];
    private readonly HashSet<ulong> _toOthers = [];
    private readonly NewestStatuses _picked = new(selection.Max, MaxUnits);
    private readonly NewestStatuses _undecided = new(MaxUndecided, MaxUndecidedUnits);
    private LeftOut _leftOut = new();
    private int _entries;

    /// <summary>Takes the next entry, in whatever order.</summary>
    /// <exception cref="ArchiveException">There are more than any archive has.</exception>
    public void Add(FoundStatus found)
    {
        if (++_entries > MaxEntries)
            throw new ArchiveException(string.Create(CultureInfo.InvariantCulture, $"The file has more than {MaxEntries:N0} entries; split it."));
        if (found.Status is { } status)
        {
            // The same status again, from another part of the archive.
            if (!_own.Add(StableHash.Of(status.Id)))
                return;
            if (found.Kind == FoundKind.ReplyToOthers)
                _toOthers.Add(StableHash.Of(status.Id));
        }

        _leftOut = found switch
        {
            { Kind: FoundKind.Repost } => _leftOut with { Reposts = _leftOut.Reposts + 1 },
            { Kind: FoundKind.NotPublic } => _leftOut with { NotPublic = _leftOut.NotPublic + 1 },
            { Status: null } => _leftOut with { Unreadable = _leftOut.Unreadable + 1 },
            { Status: var known } when !selection.Contains(known.CreatedAt) => _leftOut with { OutOfRange = _leftOut.OutOfRange + 1 },
            { Kind: FoundKind.ReplyToOthers } when !selection.IncludeReplies => _leftOut with { Replies = _leftOut.Replies + 1 },
            _ => Keep(found.Kind, found.Status),
        };
    }

    /// <summary>What was picked.</summary>
    public Gathered Finish()
    {
        var replies = _undecided.Dropped;
        foreach (var reply in _undecided.All.OrderBy(reply => reply.CreatedAt))
        {
            var to = StableHash.Of(reply.ReplyTo);
            if (_own.Contains(to) && !_toOthers.Contains(to))
            {
                _picked.Add(reply);
            }
            else
            {
                _toOthers.Add(StableHash.Of(reply.Id));
                replies++;
            }
        }

        var threads = StatusThreads.Join(_picked.All);
        var leftOut = _leftOut with { Replies = _leftOut.Replies + replies, OverMax = _leftOut.OverMax + _picked.Dropped };
        var times = _picked.All.Select(status => status.CreatedAt).Order().ToList();
        return new Gathered(
            [.. threads.Select(thread => StatusQuotations.Of(thread, clock))], leftOut, [.. Warnings(threads, leftOut, times)], times.Count > 0 ? times[0] : null, times.Count > 0 ? times[^1] : null);
    }

    private LeftOut Keep(FoundKind kind, OwnStatus status)
    {
        var isUndecided = kind == FoundKind.Reply && !selection.IncludeReplies;
        if (isUndecided && _picked.IsTooOld(status.CreatedAt))
            return _leftOut with { OverMax = _leftOut.OverMax + 1 };
        (isUndecided ? _undecided : _picked).Add(status);
        return _leftOut;
    }

    private IEnumerable<string> Warnings(IReadOnlyList<IReadOnlyList<OwnStatus>> threads, LeftOut leftOut, List<DateTimeOffset> times)
    {
        if (leftOut.OverMax > 0 && times.Count > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"There are {leftOut.OverMax} older statuses in the range; for these send until {Rfc3339.Format(times[0])}.");
        var cut = threads.Count(thread => thread[0].ReplyTo is { } replyTo && _own.Contains(StableHash.Of(replyTo)));
        if (cut > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"Of {cut} threads the beginning is not quoted, because it is older.");
    }
}
