namespace ServerlessBlog.Site.Feeds;

/// <summary>One page of a feed, in whatever format. All URLs are absolute; texts are plain unless they are named HTML.</summary>
public sealed record Feed
{
    /// <summary>The feed's permanent id, the same for all of its pages: the URL of the first.</summary>
    public required string FirstUrl { get; init; }

    /// <summary>The URL of this page of the feed.</summary>
    public required string SelfUrl { get; init; }

    /// <summary>The URL of the next page, with older posts; null on the last.</summary>
    public string? NextUrl { get; init; }

    /// <summary>The page for people that shows the same posts.</summary>
    public required string PageUrl { get; init; }

    /// <summary>The URLs of the WebSub hubs that are told of changes.</summary>
    public IReadOnlyList<string> Hubs { get; init; } = [];

    public required string Title { get; init; }

    /// <summary>One or two sentences about the blog; may be empty.</summary>
    public string Description { get; init; } = "";

    public required string Language { get; init; }

    public required string IconUrl { get; init; }

    /// <summary>Where category terms live: the URL of a category without its name.</summary>
    public required string CategoryScheme { get; init; }

    /// <summary>Where tags live: the URL of a tag without its name.</summary>
    public required string TagScheme { get; init; }

    /// <summary>Who stands for the feed as a whole.</summary>
    public required FeedAuthor Author { get; init; }

    /// <summary>When something in it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    public required IReadOnlyList<FeedEntry> Entries { get; init; }
}

/// <summary>Somebody who writes.</summary>
/// <param name="Name">The name as it is shown.</param>
/// <param name="Url">The author's own page, or the one in this blog.</param>
public sealed record FeedAuthor(string Name, string Url);

/// <summary>One post in a feed.</summary>
public sealed record FeedEntry
{
    /// <summary>The permalink, which is also the permanent id: a slug is never changed and never given twice.</summary>
    public required string Url { get; init; }

    public required string Title { get; init; }

    public required string Language { get; init; }

    public required FeedAuthor Author { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>When the author last changed it; never before it was published.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    public required IReadOnlyList<string> Categories { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>How many comments it shows.</summary>
    public int CommentCount { get; init; }

    /// <summary>The URL of the feed of its comments.</summary>
    public required string CommentFeedUrl { get; init; }

    /// <summary>The excerpt; may be empty.</summary>
    public required string Summary { get; init; }

    /// <summary>The whole text as HTML without a relative URL.</summary>
    public required string Html { get; init; }
}
