namespace ServerlessBlog.Posts.Model;

/// <summary>What an author writes: the members of a post that a request may set.</summary>
public sealed record PostContent
{
    public required string Title { get; init; }

    public required string Body { get; init; }

    public PostFormat Format { get; init; }

    /// <summary>Empty when the excerpt is to be taken from the text.</summary>
    public string Excerpt { get; init; } = "";

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public required string Author { get; init; }

    public required string Language { get; init; }

    /// <summary>Whether readers may comment; null to leave it as it is.</summary>
    public bool? AllowComments { get; init; }

    /// <summary>Whether linkbacks are taken; null to leave it as it is.</summary>
    public bool? AllowLinkbacks { get; init; }

    /// <summary>The trackback URLs to ping; null to leave them as they are.</summary>
    public IReadOnlyList<string>? TrackbackUrls { get; init; }

    /// <summary>The time of publication; null to leave it as it is.</summary>
    public DateTimeOffset? PublishedAt { get; init; }
}
