namespace ServerlessBlog.Syndication.Statuses.Gathering;

/// <summary>Which statuses a post is to quote.</summary>
/// <param name="From">Those from this time on; null for all before.</param>
/// <param name="Until">Those before this time; null for all after.</param>
/// <param name="Max">At most so many, the newest; 1 to <see cref="MostStatuses"/>.</param>
/// <param name="IncludeReplies">Whether answers to others are among them.</param>
public sealed record StatusSelection(DateTimeOffset? From, DateTimeOffset? Until, int Max, bool IncludeReplies)
{
    /// <summary>The most statuses of one post.</summary>
    public const int MostStatuses = 500;

    /// <summary>How many there are unless the author says.</summary>
    public const int DefaultMax = 100;

    public bool Contains(DateTimeOffset time) => !(time < From) && !(time >= Until);
}
