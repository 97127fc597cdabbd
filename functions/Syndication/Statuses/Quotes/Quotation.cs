namespace ServerlessBlog.Syndication.Statuses.Quotes;

/// <summary>A status as a post quotes it, or a thread of them.</summary>
/// <param name="Parts">The texts, without markup, in order.</param>
/// <param name="Time">The time of the first one as readers see it; empty where none is known.</param>
/// <param name="Client">What it was written with; may be empty.</param>
/// <param name="Url">The permalink of the first one; may be empty.</param>
public sealed record Quotation(IReadOnlyList<string> Parts, string Time, string Client, string Url);
