namespace ServerlessBlog.Moderation.Notices;

/// <summary>Something that the author has to know at once, besides what waits.</summary>
/// <param name="Subject">One line that says what it is.</param>
/// <param name="Text">What to do about it; one paragraph.</param>
/// <param name="Url">The page of the desk where it is done.</param>
public sealed record Alert(string Subject, string Text, string Url);
