using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Decisions;

/// <summary>The states whose desk partition may hold a row for an item, as the item keeps them.</summary>
internal static class DeskStateList
{
    public static IEnumerable<FeedbackState> Parse(string list) =>
        list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<FeedbackState>);

    /// <summary>The item with <paramref name="state"/>, and with the partition of that state among those that may hold a row.</summary>
    public static FeedbackItem Moved(this FeedbackItem item, FeedbackState state) => item with
    {
        State = state,
        DeskStates = string.Join(',', Parse(item.DeskStates).Append(state).Distinct()),
        NeedsCounting = item.NeedsCounting || (item.State == FeedbackState.Approved) != (state == FeedbackState.Approved),
    };
}
