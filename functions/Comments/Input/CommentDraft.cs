namespace ServerlessBlog.Comments.Input;

/// <summary>A comment as somebody typed it, or as <see cref="CommentRules"/> made it ready.</summary>
public sealed record CommentDraft
{
    public static readonly CommentDraft Empty = new();

    public string Name { get; init; } = "";

    /// <summary>May be empty; shown to nobody but the author.</summary>
    public string Email { get; init; } = "";

    /// <summary>The commenter's own page; may be empty.</summary>
    public string Url { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>The id of the comment that it answers; empty for none.</summary>
    public string ReplyTo { get; init; } = "";
}

/// <summary>What is known of how a comment was sent; the judge weighs it.</summary>
/// <param name="FilledHoneypot">Whether a field was filled in that people do not see.</param>
/// <param name="ElapsedMs">How many milliseconds the form was open, as its script measured; null without a script.</param>
public sealed record CommentTraces(bool FilledHoneypot, int? ElapsedMs)
{
    /// <summary>What a program leaves that sends JSON.</summary>
    public static readonly CommentTraces None = new(false, null);
}
