using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>Looks whether the source of a linkback links to the post.</summary>
public interface ILinkbackVerifier
{
    /// <summary>Fetches the source and looks for the link.</summary>
    Task<Verification> VerifyAsync(FeedbackItem linkback, CancellationToken cancellationToken);
}

/// <summary>What the source of a linkback was seen to be.</summary>
/// <param name="Outcome">Whether it links to the post.</param>
/// <param name="Reason">The name of the reason when it does not, such as <c>no-link</c>.</param>
/// <param name="Title">Its title; empty when it gives none.</param>
/// <param name="Name">Its author or site; empty when it gives none.</param>
/// <param name="Text">An excerpt of it; empty when it gives none.</param>
public sealed record Verification(VerificationOutcome Outcome, string Reason, string Title = "", string Name = "", string Text = "");

/// <summary>Whether the source of a linkback links to the post.</summary>
public enum VerificationOutcome
{
    /// <summary>It does.</summary>
    Links,

    /// <summary>It was read, and does not.</summary>
    DoesNotLink,

    /// <summary>It is not there (404, 410), or must not or cannot be asked.</summary>
    Gone,

    /// <summary>It could not be read now; later it may.</summary>
    Unreachable,
}
