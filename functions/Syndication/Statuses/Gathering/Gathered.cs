using ServerlessBlog.Syndication.Statuses.Quotes;

namespace ServerlessBlog.Syndication.Statuses.Gathering;

/// <summary>What was found for a post to quote.</summary>
/// <param name="Quotations">The quotations, in the order of the post.</param>
/// <param name="LeftOut">What is not among them.</param>
/// <param name="Warnings">What the author should know, each a sentence.</param>
/// <param name="First">The earliest time; null where none is known.</param>
/// <param name="Last">The latest time; null where none is known.</param>
public sealed record Gathered(IReadOnlyList<Quotation> Quotations, LeftOut LeftOut, IReadOnlyList<string> Warnings, DateTimeOffset? First, DateTimeOffset? Last)
{
    /// <summary>How many statuses there are; a thread has several.</summary>
    public int Count => Quotations.Sum(quotation => quotation.Parts.Count);
}
