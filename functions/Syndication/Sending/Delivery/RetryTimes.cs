using ServerlessBlog.Platform;

namespace ServerlessBlog.Syndication.Sending.Delivery;

/// <summary>When an announcement that was not taken is tried again.</summary>
public static class RetryTimes
{
    /// <summary>How long after the first attempt there are others.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(1);

    // As multiples of the first wait, which is a quarter of a minute unless set otherwise.
    private static readonly int[] Steps = [1, 4, 20, 60, 240, 720, 1440];

    /// <summary>
    /// The time of the next attempt after <paramref name="attempts"/>: when the network asked for it, else later and later, by up
    /// to a fifth more, so that many do not come at once. Null when that is more than a day after the first attempt.
    /// </summary>
    public static DateTimeOffset? Next(int attempts, TimeSpan first, DateTimeOffset? askedFor, DateTimeOffset firstAttemptAt, DateTimeOffset now)
    {
        var wait = first * Steps[Math.Clamp(attempts, 1, Steps.Length) - 1];
        var next = (askedFor > now ? askedFor.Value : now + wait) + (wait * Ids.Number(0, 200) / 1000);
        return next > firstAttemptAt + GiveUpAfter ? null : next;
    }
}
