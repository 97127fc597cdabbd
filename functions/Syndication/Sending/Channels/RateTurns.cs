using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Sending;

/// <summary>
/// Hands out turns so that no stretch of the network's period holds more than it takes, wherever the network begins to
/// count: each turn is at least a period after the one that many turns before.
/// </summary>
public static class RateTurns
{
    /// <summary>How late a turn may be used: what is sent on the way from one turn to another arrives closer together or further apart.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <summary>The next turn, and the turns to remember with it.</summary>
    /// <param name="turns">The turns that were given.</param>
    /// <param name="rate">What the network takes.</param>
    /// <param name="now">The time now.</param>
    /// <param name="pausedUntil">Until when the network asked to be left alone.</param>
    public static (DateTimeOffset Turn, IReadOnlyList<DateTimeOffset> Turns) Next(
        IReadOnlyList<DateTimeOffset> turns, RateLimit rate, DateTimeOffset now, DateTimeOffset? pausedUntil)
    {
        var stretch = rate.Period + Slack;
        var counting = turns.Where(turn => turn > now - stretch).Order().ToList();
        var turn = pausedUntil > now ? pausedUntil.Value : now;
        // Of those that are already given, this many may stand within one stretch with the new one.
        if (counting.Count >= rate.Count && counting[^rate.Count] + stretch is var free && free > turn)
            turn = free;
        return (turn, [.. counting.Append(turn).Order()]);
    }
}
