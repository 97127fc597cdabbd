using System.Buffers.Binary;
using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace ServerlessBlog.Syndication.Sending;

/// <summary>Why a channel sends nothing until the author has done something.</summary>
public enum ChannelStop
{
    /// <summary>It does send.</summary>
    None,

    /// <summary>The network wants to be paid.</summary>
    Payment,

    /// <summary>The network does not take the credentials any more.</summary>
    Credentials,
}

/// <summary>How a channel stands, the same for all instances: a row in the table of announcements.</summary>
public sealed record ChannelState : ITableEntity
{
    /// <summary>No slug can be this.</summary>
    public const string Partition = "~channels";

    private const int TurnLength = 2 * sizeof(long);

    public string PartitionKey { get; set; } = Partition;

    /// <summary>The channel's id.</summary>
    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public ChannelStop Stop { get; set; }

    /// <summary>One line of what the network said; without credentials.</summary>
    public string StopDetail { get; set; } = "";

    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>Names the stop, so that the author is told of it once.</summary>
    public string StopId { get; set; } = "";

    /// <summary>Whether the author was told of the stop.</summary>
    public bool IsTold { get; set; }

    /// <summary>Until when the network asked to be left alone.</summary>
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>The turns that were given within the network's rate limit, in order of time: UTC ticks and owner of each, eight bytes both.</summary>
    public byte[] TurnBytes { get; set; } = [];

    [IgnoreDataMember]
    public IReadOnlyList<RateTurn> Turns
    {
        get => [.. TurnBytes.Chunk(TurnLength).Select(turn => new RateTurn(
            new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(turn), TimeSpan.Zero), BinaryPrimitives.ReadInt64BigEndian(turn.AsSpan(sizeof(long)))))];
        init
        {
            var bytes = new byte[value.Count * TurnLength];
            for (var i = 0; i < value.Count; i++)
            {
                BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(i * TurnLength), value[i].At.UtcTicks);
                BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan((i * TurnLength) + sizeof(long)), value[i].Owner);
            }

            TurnBytes = bytes;
        }
    }
}
