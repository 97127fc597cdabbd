namespace ServerlessBlog.Syndication.Channels.Contract;

/// <summary>A channel that can also read what its own account said.</summary>
public interface IStatusSource
{
    /// <summary>What reading one status costs, in US dollars.</summary>
    decimal StatusPrice { get; }

    /// <summary>Whether the author has the weekly digest made from this account.</summary>
    bool IsDigested { get; }

    /// <summary>
    /// The account's own statuses (no replies to others, no reposts) from <paramref name="from"/> on and before
    /// <paramref name="until"/>, oldest first; at most <paramref name="max"/>.
    /// </summary>
    /// <exception cref="ChannelException">The network did not answer, or refused.</exception>
    Task<IReadOnlyList<OwnStatus>> ReadOwnAsync(DateTimeOffset from, DateTimeOffset until, int max, CancellationToken cancellationToken);
}

/// <summary>A status of the author's own.</summary>
/// <param name="Id">The network's name for it.</param>
/// <param name="Text">Its text, without markup.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="Client">What it was written with; empty where that is not known.</param>
/// <param name="Url">Its permalink; empty where that is not known.</param>
/// <param name="ReplyTo">The id of the status that it answers; null for none.</param>
public sealed record OwnStatus(string Id, string Text, DateTimeOffset CreatedAt, string Client, string Url, string? ReplyTo = null);

/// <summary>Says that a network could not be read, in one sentence without credentials.</summary>
public sealed class ChannelException(string message, Exception? innerException = null) : Exception(message, innerException);
