using Microsoft.AspNetCore.Http;

namespace ServerlessBlog.Platform.Caching;

/// <summary>
/// What a GET answers to everybody alike: bytes that depend on nothing but the URL. <see cref="PublicCacheMiddleware"/>
/// keeps it for a few seconds, compresses it, and answers conditional requests.
/// </summary>
public sealed class PublicContent(byte[] body, string contentType) : IResult
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    /// <summary>The content as it is, not compressed.</summary>
    public byte[] Body { get; } = body;

    /// <summary>The media type with its charset.</summary>
    public string ContentType { get; } = contentType;

    /// <summary>The opaque part of the entity tag, without quotes; from the body's hash unless given.</summary>
    public string? Tag { get; init; }

    /// <summary>Headers besides those that caching needs, such as Link and Content-Security-Policy.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = NoHeaders;

    /// <summary>How long caches may keep it; pages and feeds leave the default.</summary>
    public string CacheControl { get; init; } = "public, max-age=5, s-maxage=60, stale-while-revalidate=600";

    public Task ExecuteAsync(HttpContext httpContext) => new CacheEntry(this).ExecuteAsync(httpContext);
}
