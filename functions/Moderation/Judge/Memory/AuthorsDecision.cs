using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge.Memory;

/// <summary>Tells what the author decided from what the judge did.</summary>
internal static class AuthorsDecision
{
    /// <summary>
    /// What the author decided about an item as it is now: <see cref="FeedbackState.Pending"/> when a decision was taken back, and
    /// null when there is none. What was sent again after the decision may have been moved by the judge since: then nothing is
    /// known anew.
    /// </summary>
    public static FeedbackState? On(FeedbackItem item) => item switch
    {
        { IsAuthor: true } => null,
        { DecidedAt: { } at } => at >= item.UpdatedAt ? item.State : null,
        _ => WasTakenBack(item) ? FeedbackState.Pending : null,
    };

    /// <summary>Whether the author took the last decision back.</summary>
    public static bool WasTakenBack(FeedbackItem item) => item is { DecidedAt: null, PreviousState: not FeedbackState.Received };
}
