using System.Globalization;

namespace ServerlessBlog.Moderation.Judge.Memory;

/// <summary>The partitions and row keys of the table <c>memory</c>.</summary>
internal static class MemoryRows
{
    /// <summary>The latest items, newest first; each names its text, so that both are purged together.</summary>
    public const string Recent = "recent";

    /// <summary>What Akismet was asked about, newest first.</summary>
    public const string Akismet = "akismet";

    /// <summary>Single rows that say how far something is.</summary>
    public const string State = "state";

    public const string RatePrefix = "rate:";

    /// <summary>All items with one text.</summary>
    public static string Text(string textKey) => "text:" + textKey;

    /// <summary>The author's decisions about one sender or site.</summary>
    public static string Decided(string key) => "decided:" + key;

    /// <summary>What one client sent on one day (UTC); days come first, so that old ones are found.</summary>
    public static string Rate(DateTimeOffset time, string client) => $"{RateDay(time)}:{client}";

    /// <summary>What the partitions of one day begin with.</summary>
    public static string RateDay(DateTimeOffset time) => RatePrefix + time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What row keys in descending time begin with.</summary>
    public static string Descending(DateTimeOffset time) => (DateTime.MaxValue.Ticks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}
