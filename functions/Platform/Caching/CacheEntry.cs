using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Platform.Caching;

/// <summary>
/// Content with its compressed forms and all headers ready to be sent. Each coding has an entity tag of its own, because
/// a strong tag promises the same bytes (RFC 9110, section 8.8.3.3).
/// </summary>
public sealed class CacheEntry : IResult
{
    private static readonly string[] Suffixes = ["", "-gz", "-br"];

    private readonly Variant?[] _variants = new Variant?[3];
    private readonly KeyValuePair<string, StringValues>[] _headers;
    private readonly StringValues _cacheControl;
    private readonly PublicContent _content;
    private readonly bool _isCompressible;

    public CacheEntry(PublicContent content)
    {
        _content = content;
        Tag = content.Tag ?? ETags.Hash(content.Body);
        _isCompressible = ContentCodings.IsWorthwhile(content.ContentType, content.Body.Length);
        _cacheControl = content.CacheControl;
        _headers = [.. content.Headers.Select(header => KeyValuePair.Create(header.Key, new StringValues(header.Value)))];
        VariantOf(ContentCoding.Identity);
    }

    /// <summary>How entity tags end, one for each coding: what follows <see cref="Tag"/>.</summary>
    public static IReadOnlyList<string> TagEnds { get; } = [.. Suffixes.Select(suffix => suffix + '"')];

    /// <summary>The entity tag's opaque part, the same for every coding.</summary>
    public string Tag { get; }

    /// <summary>Whether <paramref name="other"/> would be answered alike in every byte and header.</summary>
    public bool IsSame(CacheEntry other) =>
        Tag == other.Tag && _cacheControl == other._cacheControl && _headers.AsSpan().SequenceEqual(other._headers) && _content.Body.AsSpan().SequenceEqual(other._content.Body);

    /// <summary>An estimate of the memory that the entry needs with all its variants.</summary>
    public int Size => (_content.Body.Length * 2) + 2048;

    /// <summary>Answers a GET or HEAD: 200, or 304 when the request's copy is current (RFC 9110, section 13.1.2).</summary>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var request = httpContext.Request.Headers;
        var variant = VariantOf(_isCompressible ? Choose(request.AcceptEncoding) : ContentCoding.Identity);
        var response = httpContext.Response;
        var headers = response.Headers;
        headers.ETag = variant.ETag;
        headers.CacheControl = _cacheControl;
        foreach (var (name, value) in _headers)
            headers[name] = value;
        headers.Vary = headers.Vary.Count == 0 ? HeaderNames.AcceptEncoding : headers.Vary;

        if (request.IfNoneMatch.Count > 0 && Matches(request.IfNoneMatch, variant, isStrong: false))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = variant.ContentType;
        headers.ContentLength = variant.Body.Length;
        if (variant.Encoding.Count > 0)
            headers.ContentEncoding = variant.Encoding;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(variant.Body, 0, variant.Body.Length, httpContext.RequestAborted);
    }

    /// <summary>Whether one of the request's If-Match tags is this content's in some coding, or there is none (RFC 9110, section 13.1.1).</summary>
    public bool MeetsIfMatch(HttpRequest request) =>
        request.Headers.IfMatch.Count == 0
        || Enum.GetValues<ContentCoding>().Any(coding => Matches(request.Headers.IfMatch, VariantOf(coding), isStrong: true));

    private static ContentCoding Choose(StringValues acceptEncoding) =>
        acceptEncoding.Count == 0 ? ContentCoding.Identity : ContentCodings.Choose(acceptEncoding.ToString());

    private static bool Matches(StringValues given, Variant variant, bool isStrong)
    {
        if (given.Count == 1 && given[0] == variant.ETag)
            return true;
        return EntityTagHeaderValue.TryParseList(given, out var tags)
            && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(variant.Parsed, isStrong));
    }

    // Two requests may make the same variant at the same time; either is good.
    private Variant VariantOf(ContentCoding coding) =>
        Volatile.Read(ref _variants[(int)coding]) is { } variant ? variant : Make(coding);

    private Variant Make(ContentCoding coding)
    {
        var body = coding == ContentCoding.Identity ? _content.Body : ContentCodings.Encode(_content.Body, coding);
        var variant = new Variant(_content, body, $"\"{Tag}{Suffixes[(int)coding]}\"", coding switch { ContentCoding.Brotli => "br", ContentCoding.Gzip => "gzip", _ => default(StringValues) });
        Volatile.Write(ref _variants[(int)coding], variant);
        return variant;
    }

    private sealed class Variant(PublicContent content, byte[] body, string etag, StringValues encoding)
    {
        public byte[] Body { get; } = body;

        public string ETag { get; } = etag;

        public EntityTagHeaderValue Parsed { get; } = EntityTagHeaderValue.Parse(etag);

        public StringValues Encoding { get; } = encoding;

        public StringValues ContentType { get; } = content.ContentType;
    }
}
