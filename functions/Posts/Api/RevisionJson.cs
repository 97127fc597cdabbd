using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Posts.Api;

/// <summary>One revision of a post. In the list of revisions, only its number, time and title are given.</summary>
public sealed record RevisionJson
{
    [ApiMember("The number, counted from 1.", Example = "3")]
    public required int Revision { get; init; }

    [ApiMember("When it was written.", Example = "2010-01-03T06:12:45.120Z")]
    public required DateTimeOffset UpdatedAt { get; init; }

    [ApiMember("The title.", Example = "Twitterは外へ、mixiは内へ")]
    public required string Title { get; init; }

    [ApiMember("The text in its format.", Place = ApiPlace.Whole, Example = "同じ文を両方に送るのは、やめました。\n\n外向きの一言と、内向きの近況は別のものです。")]
    public string? Body { get; init; }

    [ApiMember("The language that the body is written in.", Place = ApiPlace.Whole, Example = "markdown")]
    public PostFormat? Format { get; init; }

    [ApiMember("The excerpt that the author wrote; empty for none.", Place = ApiPlace.Whole, Example = "外向きの一言と、内向きの近況。")]
    public string? Excerpt { get; init; }

    [ApiMember("The categories.", Place = ApiPlace.Whole, Example = """["SNS"]""")]
    public IReadOnlyList<string>? Categories { get; init; }

    [ApiMember("The tags.", Place = ApiPlace.Whole, Example = """["twitter","mixi"]""")]
    public IReadOnlyList<string>? Tags { get; init; }

    [ApiMember("The id of the author's profile.", Place = ApiPlace.Whole, Example = "author")]
    public string? Author { get; init; }

    [ApiMember("The language, a BCP 47 tag.", Place = ApiPlace.Whole, Example = "ja")]
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
