using Azure;
using Azure.Data.Tables;

namespace ServerlessBlog.Syndication.Channels.X.Access;

/// <summary>The tokens of a channel, the same for all instances: a row in the table of secrets.</summary>
public sealed record XTokenRow : ITableEntity
{
    public const string Partition = "x-tokens";

    public string PartitionKey { get; set; } = Partition;

    /// <summary>The channel's id.</summary>
    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    /// <summary>The tokens, encrypted; see <see cref="TokenSeal"/>.</summary>
    public byte[] Sealed { get; set; } = [];

    /// <summary>A hash of the refresh token in the settings that these tokens descend from; another one in the settings begins anew.</summary>
    public string Origin { get; set; } = "";

    /// <summary>Until when one instance alone may ask for new tokens: X takes a refresh token once.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>Whether X refused the refresh token: the author has to connect the account again.</summary>
    public bool IsRefused { get; set; }
}
