using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Posts.Api;

/// <summary>One revision of a post. In the list of revisions, only its number, time and title are given.</summary>
public sealed record RevisionJson
{
    public required int Revision { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string Title { get; init; }

    public string? Body { get; init; }

    public PostFormat? Format { get; init; }

    public string? Excerpt { get; init; }

    public IReadOnlyList<string>? Categories { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public string? Author { get; init; }

    public string? Language { get; init; }

    public static RevisionJson Summary(Revision revision) =>
        new() { Revision = revision.Number, UpdatedAt = revision.WrittenAt, Title = revision.Title };

    public static RevisionJson Of(Revision revision, string body) => new()
    {
        Revision = revision.Number,
        UpdatedAt = revision.WrittenAt,
        Title = revision.Title,
        Body = body,
        Format = revision.Format,
        Excerpt = revision.WrittenExcerpt,
        Categories = revision.Categories,
        Tags = revision.Tags,
        Author = revision.Author,
        Language = revision.Language,
    };
}
