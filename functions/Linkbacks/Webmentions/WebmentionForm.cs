using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Linkbacks.Webmentions;

/// <summary>The fields of a webmention.</summary>
public sealed record WebmentionForm
{
    [ApiMember("The page that links to the post.", RequiredInRequest = true, MinLength = 1, MaxLength = LinkbackUrl.MaxLength, Example = "https://other.example/2010/01/twitter")]
    public required string Source { get; init; }

    [ApiMember("The permalink of the post.", RequiredInRequest = true, MinLength = 1, MaxLength = LinkbackUrl.MaxLength, Example = "https://blog.example/posts/twitter-outside-mixi-inside")]
    public required string Target { get; init; }
}
