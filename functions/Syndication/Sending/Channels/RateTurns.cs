using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Sending;

/// <summary>A turn within the rate limit of a network.</summary>
/// <param name="At">When it is.</param>
/// <param name="Owner">Names the attempt that it was given to.</param>
public sealed record RateTurn(DateTimeOffset At, long Owner);

/// <summary>
/// Hands out turns so that no stretch of the network's period holds more than it takes, wherever the network begins to
/// count: each turn is at least a period after the one that many turns before.
/// </summary>
public static class RateTurns
{
    /// <summary>How late a turn may be used: what is sent on the way from one turn to another arrives closer together or further apart.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The turn of an attempt, and the turns to remember; these are the ones that were given when it has one already, as when two
    /// deliveries of a message ask for the same attempt. One that it missed is taken back.
    /// </summary>
    /// <param name="turns">The turns that were given.</param>
    /// <param name="owner">Names the attempt.</param>
    /// <param name="rate">What the network takes.</param>
    /// <param name="now">The time now.</param>
    /// <param name="pausedUntil">Until when the network asked to be left alone.</param>
    public static (DateTimeOffset Turn, IReadOnlyList<RateTurn> Turns) Next(
        IReadOnlyList<RateTurn> turns, long owner, RateLimit rate, DateTimeOffset now, DateTimeOffset? pausedUntil)
    {
        if (turns.FirstOrDefault(given => given.Owner == owner && given.At > now - Slack && !(pausedUntil > now && given.At < pausedUntil)) is { } own)
            return (own.At, turns);
        var stretch = rate.Period + Slack;
        var counting = turns.Where(given => given.At > now - stretch && given.Owner != owner).OrderBy(given => given.At).ToList();
        var turn = pausedUntil > now ? pausedUntil.Value : now;
        // Of those that are already given, this many may stand within one stretch with the new one.
        if (counting.Count >= rate.Count && counting[^rate.Count].At + stretch is var free && free > turn)
            turn = free;
        return (turn, [.. counting.Append(new RateTurn(turn, owner)).OrderBy(given => given.At)]);
    }
}
