using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Linkbacks.Api;

/// <summary>An approved linkback, as the API shows it.</summary>
public sealed record LinkbackJson
{
    [ApiMember("Its name among the linkbacks of the post.", Example = "5f1d7a84db00d2fce00b31a7fc73224f")]
    public required string Id { get; init; }

    [ApiMember("How it was sent.", Values = ["trackback", "pingback", "webmention"], Example = "trackback")]
    public required FeedbackKind Kind { get; init; }

    [ApiMember("The page that links to the post.", Format = "uri", Example = "https://other.example/2010/01/twitter")]
    public required string Url { get; init; }

    [ApiMember("Its title; may be empty.", Example = "Twitterについて")]
    public required string Title { get; init; }

    [ApiMember("Its author or blog; may be empty.", Example = "ほかのブログ")]
    public required string Name { get; init; }

    [ApiMember("An excerpt, plain text; may be empty.", Example = "外に向いた一言の話を読んで。")]
    public required string Text { get; init; }

    [ApiMember("When it was first sent.", Example = "2010-01-04T12:00:00Z")]
    public required DateTimeOffset CreatedAt { get; init; }

    public static LinkbackJson Of(ShownItem item) => new()
    {
        Id = item.Id,
        Kind = item.Kind,
        Url = item.Url,
        Title = item.Title,
        Name = item.Name,
        Text = item.Text,
        CreatedAt = item.CreatedAt,
    };
}
