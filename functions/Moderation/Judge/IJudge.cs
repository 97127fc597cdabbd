using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>Says what is to become of a comment or linkback, and why.</summary>
public interface IJudge
{
    /// <summary>Looks at an item; changes nothing. A linkback's source was seen to link to the post.</summary>
    Task<Verdict> JudgeAsync(FeedbackItem item, CancellationToken cancellationToken);
}

/// <summary>What the judge says.</summary>
/// <param name="State">Where the item goes: pending, spam, or approved.</param>
/// <param name="Reasons">Everything that was noticed.</param>
public sealed record Verdict(FeedbackState State, IReadOnlyList<Reason> Reasons);
