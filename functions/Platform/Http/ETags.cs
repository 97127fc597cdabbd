using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ServerlessBlog.Platform.Errors;

namespace ServerlessBlog.Platform.Http;

/// <summary>Conditional requests (RFC 9110, section 13).</summary>
public static class ETags
{
    /// <summary>A strong entity tag of <paramref name="content"/>, with its quotes.</summary>
    public static string Of(byte[] content) => $"\"{Hash(content)}\"";

    /// <summary>The 16 hexadecimal digits that <see cref="Of"/> puts in quotes.</summary>
    public static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));

    /// <summary>Whether a GET or HEAD may be answered with 304, by weak comparison.</summary>
    public static bool IsNotModified(HttpRequest request, string? etag)
    {
        if (etag is null || (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)))
            return false;
        if (!EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var given))
            return false;
        var current = EntityTagHeaderValue.Parse(etag);
        return given.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison: false));
    }

    /// <summary>
    /// Holds a write to its If-Match: a problem when there is none (428, RFC 6585 section 3) or when no entity tag
    /// in it is of <paramref name="version"/> (412).
    /// </summary>
    public static void Require(HttpRequest request, long version)
    {
        if (request.Headers.IfMatch.Count == 0)
            throw new ProblemException(ProblemType.IfMatchRequired, "Read the resource first and send its ETag in If-Match.");
        if (!EntityTagHeaderValue.TryParseList(request.Headers.IfMatch, out var given))
            throw new ProblemException(ProblemType.InvalidRequest, "Send the ETag exactly as it was received, with its quotes, in If-Match.", [new FieldError("If-Match", "This is no entity tag.")]);
        if (!given.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || (!tag.IsWeak && VersionedETag.IsOf(tag.Tag, version))))
            throw new ProblemException(ProblemType.Stale, "Read the resource again, make your change to what it is now, and send its new ETag.");
    }
}
