using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Read;

/// <summary>What a permalink page shows of what others wrote, oldest first.</summary>
public sealed record ShownFeedback(IReadOnlyList<ShownItem> Comments, IReadOnlyList<ShownItem> Linkbacks)
{
    public static readonly ShownFeedback Nothing = new([], []);
}

/// <summary>One page of the shown comments or linkbacks of a post.</summary>
/// <param name="Items">The items, oldest first.</param>
/// <param name="NextCursor">Where the next page begins; null on the last.</param>
public sealed record ShownPage(IReadOnlyList<ShownItem> Items, string? NextCursor);
