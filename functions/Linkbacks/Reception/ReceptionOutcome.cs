using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Linkbacks.Reception;

/// <summary>What became of a linkback.</summary>
/// <param name="Result">Whether it was taken, or why not.</param>
/// <param name="Known">What was stored from the same source before; null for nothing, or when it was not taken.</param>
public sealed record ReceptionOutcome(ReceptionResult Result, FeedbackItem? Known = null);

/// <summary>Whether a linkback was taken.</summary>
public enum ReceptionResult
{
    /// <summary>It is stored, or was, and its source will be looked at.</summary>
    Taken,

    /// <summary>No post of the blog takes any.</summary>
    SwitchedOff,

    /// <summary>This client sent too many.</summary>
    Throttled,

    /// <summary>There is no such post, or it is not published.</summary>
    NoPost,

    /// <summary>This post takes none.</summary>
    Closed,
}
