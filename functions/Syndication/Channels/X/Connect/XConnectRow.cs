using Azure;
using Azure.Data.Tables;

namespace ServerlessBlog.Syndication.Channels.X.Connect;

/// <summary>That the author is on the way to X, to give access to a channel's account: a row in the table of secrets, one for each channel.</summary>
public sealed record XConnectRow : ITableEntity
{
    public const string Partition = "x-connect";

    public string PartitionKey { get; set; } = Partition;

    /// <summary>The channel's id.</summary>
    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    /// <summary>What X sends back with the author, so that no other page can finish what it did not begin (RFC 6749, section 10.12).</summary>
    public string State { get; set; } = "";

    /// <summary>What proves that who brings the code is who asked for it (RFC 7636). Without the code it is of no use.</summary>
    public string Verifier { get; set; } = "";

    public DateTimeOffset ExpiresAt { get; set; }
}
