using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Platform.Json;

/// <summary>One page of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Next">The path of the next page; absent on the last.</param>
public sealed record PageJson<T>(
    [property: ApiMember("What is on this page.")] IReadOnlyList<T> Items,
    [property: ApiMember("The path of the next page; absent on the last.", Format = "uri-reference", Example = "/api/posts?cursor=YWxsCjI1MjQ2MDgwMDA")] string? Next)
{
    /// <summary>The page with its Link header (RFC 8288).</summary>
    public JsonResult ToResult(string cacheControl = "no-store") =>
        new(this) { Link = Next is null ? null : $"<{Next}>; rel=\"next\"", CacheControl = cacheControl };
}
