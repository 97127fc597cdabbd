using System.Globalization;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Http;

namespace ServerlessBlog.Syndication.Channels.X;

/// <summary>Reads when X takes requests again. It sends no Retry-After, but the state of each of its limits.</summary>
internal static class XLimits
{
    private const string Window = "x-rate-limit";

    private static readonly string[] Days = ["x-user-limit-24hour", "x-app-limit-24hour"];

    // A limit that ends later than this is none that X has.
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(25);

    /// <summary>The end of the limit that is used up, the latest if there are several; null when the answer does not say.</summary>
    public static DateTimeOffset? RetryAt(OutboundResponse answer, DateTimeOffset now)
    {
        var used = Days.Where(limit => answer.Header($"{limit}-remaining") == "0").Select(limit => ResetOf(answer, limit, now)).Max();
        return used ?? ResetOf(answer, Window, now);
    }

    private static DateTimeOffset? ResetOf(OutboundResponse answer, string limit, DateTimeOffset now) =>
        long.TryParse(answer.Header($"{limit}-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= (now + LongestPause).ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
