using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Statuses.Gathering;

/// <summary>What an archive's entry is found to be.</summary>
public enum FoundKind
{
    /// <summary>The author's own words, perhaps going on with a thread of the author's own.</summary>
    Own,

    /// <summary>An answer to a status that may be the author's own or another's; which it is, only the whole archive tells.</summary>
    Reply,

    /// <summary>An answer to somebody else.</summary>
    ReplyToOthers,

    /// <summary>Somebody else's words.</summary>
    Repost,

    /// <summary>Not for everybody to read.</summary>
    NotPublic,

    /// <summary>Without text, time or name; or no status at all.</summary>
    Unreadable,
}

/// <summary>An entry of an archive.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Status">The status, for the first three kinds.</param>
public sealed record FoundStatus(FoundKind Kind, OwnStatus? Status = null)
{
    /// <summary>The most UTF-16 units of a status's text; the longest that a network is known to allow has a quarter.</summary>
    public const int MaxText = 100_000;

    public static readonly FoundStatus Repost = new(FoundKind.Repost);
    public static readonly FoundStatus NotPublic = new(FoundKind.NotPublic);
    public static readonly FoundStatus Unreadable = new(FoundKind.Unreadable);
}
