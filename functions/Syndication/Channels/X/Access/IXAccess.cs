using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Channels.X.Access;

/// <summary>What gives a request the right to act for the account.</summary>
internal interface IXAccess
{
    /// <summary>The Authorization header for one request.</summary>
    /// <exception cref="XAccessException">There is none, for now or until the author has done something.</exception>
    Task<string> AuthorizeAsync(HttpMethod method, Uri url, CancellationToken cancellationToken);

    /// <summary>Something that stays the same as long as the account does.</summary>
    /// <exception cref="XAccessException">There is no account.</exception>
    Task<string> AccountAsync(CancellationToken cancellationToken);

    /// <summary>Looks for something better than what X has just refused with 401; false when there can be nothing.</summary>
    /// <param name="refused">The header that was refused.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="XAccessException">There is nothing, for now or until the author has done something.</exception>
    Task<bool> RenewAsync(string refused, CancellationToken cancellationToken);
}

/// <summary>Says that there is no right to act for the account: the request was not sent, or was certainly refused.</summary>
/// <param name="outcome"><see cref="SendOutcome.Busy"/> for now, or <see cref="SendOutcome.Unauthorized"/> until the author has done something.</param>
/// <param name="message">One sentence without credentials.</param>
internal sealed class XAccessException(SendOutcome outcome, string message) : Exception(message)
{
    public SendOutcome Outcome { get; } = outcome;

    /// <summary>When X may be asked again, where it says so.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}
