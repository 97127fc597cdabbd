namespace ServerlessBlog.Syndication.Channels.Contract;

/// <summary>A message as the network sees it.</summary>
/// <param name="Count">Its length, in the network's own counting, with the link.</param>
/// <param name="Limit">The most that the network takes, in the same counting; 0 for no limit.</param>
/// <param name="Price">What sending it costs, in US dollars.</param>
/// <param name="Problems">What the network would refuse, each a sentence that says what to do; empty when nothing.</param>
public sealed record Measure(int Count, int Limit, decimal Price, IReadOnlyList<MeasureProblem> Problems);

/// <summary>Something about a message that the network would refuse.</summary>
/// <param name="Member">The member at fault: <c>text</c>, <c>language</c> or <c>visibility</c>.</param>
/// <param name="IsTooLong">Whether it is the length.</param>
/// <param name="Detail">One sentence that says what to do.</param>
public sealed record MeasureProblem(string Member, bool IsTooLong, string Detail)
{
    /// <summary>The usual problem of a text that is over the limit.</summary>
    public static MeasureProblem TooLong(string network, int count, int limit) =>
        new("text", true, $"Shorten the text to {limit}: as {network} counts, it has {count}, with the link if there is one.");
}
