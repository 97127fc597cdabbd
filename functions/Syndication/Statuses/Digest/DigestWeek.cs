using System.Globalization;
using ServerlessBlog.Platform;

namespace ServerlessBlog.Syndication.Statuses.Digest;

/// <summary>A week of the blog's calendar, from Monday to Monday.</summary>
/// <param name="Name">Its number as ISO 8601 has it, such as <c>2026-w48</c>.</param>
/// <param name="From">Its first instant.</param>
/// <param name="Until">The first instant after it.</param>
public sealed record DigestWeek(string Name, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>The last whole week before <paramref name="now"/>.</summary>
    public static DigestWeek Before(DateTimeOffset now, BlogClock clock)
    {
        var today = clock.Local(now).Date;
        var end = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var start = end.AddDays(-7);
        var name = string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(start)}-w{ISOWeek.GetWeekOfYear(start):D2}");
        return new DigestWeek(name, clock.FromLocal(start), clock.FromLocal(end));
    }
}
