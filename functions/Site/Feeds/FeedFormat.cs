namespace ServerlessBlog.Site.Feeds;

/// <summary>A format in which every feed is offered.</summary>
/// <param name="FileName">The last segment of its URL.</param>
/// <param name="MediaType">Its media type, without the charset.</param>
/// <param name="Write">Makes the document, in UTF-8.</param>
public sealed record FeedFormat(string FileName, string MediaType, Func<Feed, byte[]> Write)
{
    /// <summary>Atom (RFC 4287).</summary>
    public static readonly FeedFormat Atom = new("atom.xml", "application/atom+xml", AtomFeed.Write);

    /// <summary>RSS 2.0.</summary>
    public static readonly FeedFormat Rss = new("rss.xml", "application/rss+xml", RssFeed.Write);

    /// <summary>JSON Feed 1.1.</summary>
    public static readonly FeedFormat Json = new("feed.json", "application/feed+json", JsonFeed.Write);

    public static IReadOnlyList<FeedFormat> All { get; } = [Atom, Rss, Json];

    /// <summary>What feeds say they were made by.</summary>
    internal static string Generator { get; } = "ServerlessBlog";
}
