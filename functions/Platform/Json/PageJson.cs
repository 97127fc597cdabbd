using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Platform.Json;

/// <summary>One page of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Next">The path of the next page; absent on the last.</param>
public sealed record PageJson<T>(
    [property: ApiMember("What is on this page.")] IReadOnlyList<T> Items,
    [property: ApiMember("The path of the next page; absent on the last.", Format = "uri-reference", Example = "/api/posts?cursor=YWxsCjI1MjQ2MDgwMDA")] string? Next)
{
    /// <summary>The page for the author alone, with its Link header (RFC 8288).</summary>
    public JsonResult ToResult() => new(this) { Link = Link };

    /// <summary>The page for everybody, with its Link header.</summary>
    public PublicContent ToPublic() => PublicJson.Of(this, Link);

    private string? Link => Next is null ? null : $"<{Next}>; rel=\"next\"";
}
