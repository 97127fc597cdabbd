using ServerlessBlog.Linkbacks.Sending.Model;

namespace ServerlessBlog.Linkbacks.Sending.Protocols;

/// <summary>What came of one attempt.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Status">The HTTP status, if there was an answer.</param>
/// <param name="Detail">A sentence, or the other side's own words; plain text.</param>
/// <param name="RetryAfter">How long the other side wants to be left alone, if it said so.</param>
public sealed record SendResult(SendOutcome Outcome, int? Status, string Detail, TimeSpan? RetryAfter = null)
{
    /// <summary>Whether the other side has what it was told.</summary>
    public bool IsDone => Outcome is SendOutcome.Accepted or SendOutcome.AlreadyKnown;

    /// <summary>Whether nothing was taken, and a later attempt may succeed.</summary>
    public bool MayRetry => Outcome is SendOutcome.Busy or SendOutcome.Unreachable;
}
