using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Desk;

/// <summary>The states that the desk has a list of, by the names that URLs and forms use.</summary>
public static class DeskStates
{
    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<FeedbackState> All { get; } = [FeedbackState.Pending, FeedbackState.Spam, FeedbackState.Rejected, FeedbackState.Approved];

    public static string NameOf(FeedbackState state) => state switch
    {
        FeedbackState.Spam => "spam",
        FeedbackState.Rejected => "rejected",
        FeedbackState.Approved => "approved",
        _ => "pending",
    };

    /// <summary>The state of this name; null when there is none.</summary>
    public static FeedbackState? Find(string name) => All.Where(state => NameOf(state) == name).Select(state => (FeedbackState?)state).FirstOrDefault();
}
