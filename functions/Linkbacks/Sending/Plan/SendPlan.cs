using ServerlessBlog.Linkbacks.Sending.Discovery;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Linkbacks.Sending.Store;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Linkbacks.Sending.Plan;

/// <summary>
/// Decides who is to be told of the state that a post is in now. The same state gives the same plan, and once it is kept,
/// nothing more to plan.
/// </summary>
/// <param name="post">The post's record.</param>
/// <param name="links">What readers see it link to; nothing unless it is published.</param>
/// <param name="named">The TrackBack URLs that its author names.</param>
/// <param name="now">The time.</param>
public sealed class SendPlan(Post post, PostLinks links, IReadOnlyList<LinkTarget> named, DateTimeOffset now)
{
    /// <summary>
    /// After this time nobody waits for an attempt's result any more: its request takes at most ten seconds. A result that
    /// comes later all the same is kept, see <see cref="Delivery.Attempts"/>.
    /// </summary>
    public static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(30);

    /// <summary>The rows that change, as they are to be kept.</summary>
    public IEnumerable<SentLinkback> Changes(IReadOnlyCollection<SentLinkback> rows)
    {
        var known = rows.ToDictionary(row => row.Hash, StringComparer.Ordinal);
        foreach (var (target, isNamed) in links.Told.Select(target => (target, false)).Concat(named.Select(target => (target, true))))
        {
            if (!known.Remove(target.Hash, out var row))
                yield return New(target, isNamed);
            else if (ForLink(Settled(row), target) is var next && next != row)
                yield return next;
        }

        foreach (var row in known.Values)
        {
            // One that stands after those that are told is still linked to.
            var next = links.Contains(row.Hash) ? Settled(row) : ForNoLink(Settled(row));
            if (next != row)
                yield return next;
        }
    }

    private SentLinkback New(LinkTarget target, bool isNamed) => Planned(new SentLinkback
    {
        PartitionKey = post.Slug,
        RowKey = target.Hash,
        Target = target.Url,
        IsNamed = isNamed,
        IsLinked = true,
        PlannedAt = now,
    });

    // Nobody knows what became of an attempt whose process died: it is not made again.
    private SentLinkback Settled(SentLinkback row) =>
        row is { State: SendState.Sending } && row.ClaimedAt + LongestAttempt <= now
            ? (row with { State = SendState.Unknown, Outcome = SendOutcome.AnswerLost, Status = null, Detail = "" }).Noted(now)
            : row;

    private SentLinkback ForLink(SentLinkback row, LinkTarget target) =>
        row.Version >= post.Version || row.State == SendState.Sending || IsToldForGood(row)
            ? row
            : Planned(row with { Target = target.Url, IsLinked = true });

    private SentLinkback ForNoLink(SentLinkback row)
    {
        if (row.Version >= post.Version || row.State == SendState.Sending || !row.IsLinked)
            return row;
        var gone = row with { IsLinked = false };
        if (row.Protocol == LinkbackProtocol.Webmention && (row.ToldVersion > 0 || row.State == SendState.Unknown))
            return Planned(gone);
        return row.State == SendState.Planned
            ? (gone with { Version = post.Version, State = SendState.None, Outcome = SendOutcome.LinkRemoved, NextAt = null, Status = null, Detail = "" }).Noted(now)
            : gone with { Version = post.Version };
    }

    // Pingback and TrackBack have no updates.
    private static bool IsToldForGood(SentLinkback row) =>
        row.Protocol is LinkbackProtocol.Pingback or LinkbackProtocol.Trackback && (row.ToldVersion > 0 || row.State == SendState.Unknown);

    private SentLinkback Planned(SentLinkback row) => (row with
    {
        PostTitle = post.Title.Length > 0 ? post.Title : row.PostTitle,
        State = SendState.Planned,
        Version = post.Version,
        Attempts = 0,
        NextAt = now,
        Endpoint = "",
        RecentKey = RecentLinkback.NewKey(now),
    }).Noted(now);
}
