using System.Globalization;

namespace ServerlessBlog.Platform.Outbound;

/// <summary>When somebody else's server wants to be asked again: Retry-After, seconds or a date (RFC 9110, section 10.2.3).</summary>
public static class RetryAfter
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>How long to wait, at most a day; null when the answer says nothing.</summary>
    public static TimeSpan? Of(OutboundResponse answer)
    {
        if (!answer.Headers.TryGetValue("Retry-After", out var values))
            return null;
        if (int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return Limit(TimeSpan.FromSeconds(seconds));
        return DateTimeOffset.TryParseExact(values[0], "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? Limit(at - DateOf(answer, at))
            : null;
    }

    // Its own clock is the one that the time is of.
    private static DateTimeOffset DateOf(OutboundResponse answer, DateTimeOffset otherwise) =>
        answer.Headers.TryGetValue("Date", out var dates) && DateTimeOffset.TryParseExact(dates[0], "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : otherwise;

    private static TimeSpan Limit(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
}
