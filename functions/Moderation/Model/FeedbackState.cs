namespace ServerlessBlog.Moderation.Model;

/// <summary>Where a comment or linkback stands. Readers see what is approved and nothing else.</summary>
public enum FeedbackState
{
    /// <summary>It has arrived; the judge has not looked at it yet, and it is on no desk.</summary>
    Received,

    /// <summary>It waits for the author.</summary>
    Pending,

    /// <summary>Readers see it.</summary>
    Approved,

    /// <summary>The author does not want it, or its source does not link here.</summary>
    Rejected,

    /// <summary>Kept apart, and purged after some days.</summary>
    Spam,
}
