using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Linkbacks.Trackback;

/// <summary>The fields of a ping, as they are described; they are read as bytes.</summary>
public sealed record TrackbackForm
{
    [ApiMember("The permalink of the page that links here.", RequiredInRequest = true, MinLength = 1, MaxLength = LinkbackUrl.MaxLength, Example = "https://other.example/2010/01/twitter")]
    public required string Url { get; init; }

    [ApiMember("Its title.", Example = "Twitterについて")]
    public string? Title { get; init; }

    [ApiMember("The beginning of its text; more than 255 characters are cropped.", Example = "外に向いた一言の話を読んで。")]
    public string? Excerpt { get; init; }

#pragma warning disable CA1707 // The name is the specification's.
    [ApiMember("The name of the blog that it is in.", Example = "ほかのブログ")]
    public string? Blog_name { get; init; }
#pragma warning restore CA1707

    [ApiMember("The charset of the texts, where the Content-Type does not say it.", Example = "utf-8")]
    public string? Charset { get; init; }
}
