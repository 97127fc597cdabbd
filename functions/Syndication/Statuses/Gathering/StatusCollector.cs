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
public sealed class StatusCollector
{
    /// <summary>The most UTF-16 units of all texts: with three bytes each they fit into a post, marks and sources included.</summary>
    public const int MaxUnits = 240 * 1024;

    /// <summary>The most entries of an archive.</summary>
    public const int MaxEntries = 1_000_000;

    private const int MaxUndecided = 5000;
    private const int MaxUndecidedUnits = 4 * 1024 * 1024;

    private readonly StatusSelection _selection;
    private readonly BlogClock _clock;
    private readonly HashSet<ulong> _own = [];
    private readonly HashSet<ulong> _toOthers = [];
    private readonly NewestStatuses _picked;
    private readonly NewestStatuses _undecided;

    // What those answer that are too old to be picked, whoever they answer.
    private readonly List<ulong> _tooOld = [];
    private readonly LeftOut _leftOut = new();
    private int _entries;

    /// <param name="selection">What to pick.</param>
    /// <param name="clock">The blog's calendar.</param>
    public StatusCollector(StatusSelection selection, BlogClock clock)
    {
        (_selection, _clock) = (selection, clock);
        _picked = new NewestStatuses(selection.Max, MaxUnits, _ => _leftOut.OverMax++);
        _undecided = new NewestStatuses(MaxUndecided, MaxUndecidedUnits, reply => _tooOld.Add(StableHash.Of(reply.ReplyTo)));
    }

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

        switch (found)
        {
            case { Kind: FoundKind.Repost }:
                _leftOut.Reposts++;
                break;
            case { Kind: FoundKind.NotPublic }:
                _leftOut.NotPublic++;
                break;
            case { Status: null }:
                _leftOut.Unreadable++;
                break;
            case { Status.CreatedAt: var time } when !_selection.Contains(time):
                _leftOut.OutOfRange++;
                break;
            case { Kind: FoundKind.ReplyToOthers } when !_selection.IncludeReplies:
                _leftOut.Replies++;
                break;
            case { Kind: FoundKind.Reply, Status: var reply } when !_selection.IncludeReplies:
                AddUndecided(reply);
                break;
            default:
                _picked.Add(found.Status);
                break;
        }
    }

    /// <summary>What was picked.</summary>
    public Gathered Finish()
    {
        foreach (var reply in _undecided.All.OrderBy(reply => reply.CreatedAt))
        {
            if (IsOwn(StableHash.Of(reply.ReplyTo)))
            {
                _picked.Add(reply);
            }
            else
            {
                _toOthers.Add(StableHash.Of(reply.Id));
                _leftOut.Replies++;
            }
        }

        var tooOld = _tooOld.Count(IsOwn);
        _leftOut.OverMax += tooOld;
        _leftOut.Replies += _tooOld.Count - tooOld;
        var threads = StatusThreads.Join(_picked.All);
        var times = _picked.All.Select(status => status.CreatedAt).Order().ToList();
        return new Gathered(
            [.. threads.Select(thread => StatusQuotations.Of(thread, _clock))], _leftOut, [.. Warnings(threads, times)], times.Count > 0 ? times[0] : null, times.Count > 0 ? times[^1] : null);
    }

    private void AddUndecided(OwnStatus reply)
    {
        if (_picked.IsTooOld(reply.CreatedAt))
            _tooOld.Add(StableHash.Of(reply.ReplyTo));
        else
            _undecided.Add(reply);
    }

    private bool IsOwn(ulong id) => _own.Contains(id) && !_toOthers.Contains(id);

    private IEnumerable<string> Warnings(IReadOnlyList<IReadOnlyList<OwnStatus>> threads, List<DateTimeOffset> times)
    {
        if (_leftOut.OverMax > 0 && times.Count > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"There are {_leftOut.OverMax} older statuses in the range; for these send until {Rfc3339.Format(times[0])}.");
        var cut = threads.Count(thread => thread[0].ReplyTo is { } replyTo && _own.Contains(StableHash.Of(replyTo)));
        if (cut > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"Of {cut} threads the beginning is not quoted, because it is older.");
    }
}
