using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace ServerlessBlog.Syndication.Sending;

/// <summary>
/// What one message or one reading cost in a month, or, as the row <see cref="Total"/>, all of them: in the partition of a channel's
/// month, so that both change in one transaction.
/// </summary>
public sealed record SpendRow : ITableEntity
{
    public const string Total = "total";

    public string PartitionKey { get; set; } = "";

    /// <summary>What was paid for: an announcement's key, or <see cref="Total"/>.</summary>
    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    /// <summary>Millionths of a US dollar.</summary>
    public long Micros { get; set; }

    /// <summary>The partition of a month, which is of the blog's calendar. No slug can be this.</summary>
    public static string PartitionOf(string channel, DateTimeOffset local) => string.Create(CultureInfo.InvariantCulture, $"~spend:{channel}:{local:yyyy-MM}");
}
