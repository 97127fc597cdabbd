using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>Everything that the rules look at: the item, and what is remembered of earlier ones.</summary>
public sealed record Evidence(FeedbackItem Item, JudgedText Text)
{
    /// <summary>Whether readers expect Japanese (<c>Blog__Language</c>).</summary>
    public bool IsJapaneseBlog { get; init; }

    /// <summary>How many items the same client sent in ten minutes, this one included; 0 when the client is not known.</summary>
    public int FromClient { get; init; }

    /// <summary>How many earlier items had the same text, at most 10.</summary>
    public int SameTexts { get; init; }

    /// <summary>How many of the latest items had almost the same text.</summary>
    public int NearTexts { get; init; }

    /// <summary>What the author decided about earlier items of this sender: by e-mail address, or by name when there is none.</summary>
    public PastDecisions Sender { get; init; } = PastDecisions.None;

    /// <summary>What the author decided about earlier items with a URL on the same host.</summary>
    public PastDecisions Site { get; init; } = PastDecisions.None;

    /// <summary>Whether it answers a comment that does not exist.</summary>
    public bool AnswersNothing { get; init; }
}

/// <summary>How often the author approved, rejected or called spam.</summary>
public sealed record PastDecisions(int Approved, int Rejected, int Spam)
{
    public static PastDecisions None { get; } = new(0, 0, 0);

    public int Refused => Rejected + Spam;
}
