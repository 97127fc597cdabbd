using System.Globalization;
using ServerlessBlog.Platform;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Statuses.Quotes;

namespace ServerlessBlog.Syndication.Statuses.Gathering;

/// <summary>Makes quotations of statuses.</summary>
public static class StatusQuotations
{
    /// <summary>A thread as one quotation, with the time, the client and the permalink of its first status.</summary>
    public static Quotation Of(IReadOnlyList<OwnStatus> thread, BlogClock clock) =>
        new([.. thread.Select(status => status.Text)], Time(thread[0].CreatedAt, clock), thread[0].Client, thread[0].Url);

    /// <summary>A time to the minute, in the blog's zone, as a quotation has it.</summary>
    public static string Time(DateTimeOffset instant, BlogClock clock) => clock.Local(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
