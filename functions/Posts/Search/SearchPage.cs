namespace ServerlessBlog.Posts.Search;

/// <summary>One page of what a search found, best first.</summary>
/// <param name="Items">The posts that were found.</param>
/// <param name="NextCursor">Where the next page begins; null on the last.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Items, string? NextCursor);

/// <summary>A published post that a search found, with all that a list shows of it.</summary>
public sealed record SearchHit
{
    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>The id of the author's profile.</summary>
    public required string Author { get; init; }

    public required string Language { get; init; }

    /// <summary>The post's own excerpt, whatever was searched for.</summary>
    public required string Excerpt { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required IReadOnlyList<string> Categories { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The whole title, its hits marked.</summary>
    public required IReadOnlyList<TextPiece> TitlePieces { get; init; }

    /// <summary>About 120 characters of the text around its best hits, on one line; the text's beginning when only title or tags were hit.</summary>
    public required IReadOnlyList<TextPiece> Passage { get; init; }
}

/// <summary>A piece of plain text; to be escaped like any other.</summary>
/// <param name="Text">The text, never empty.</param>
/// <param name="IsHit">Whether it is what was searched for.</param>
public sealed record TextPiece(string Text, bool IsHit);
