using Microsoft.Net.Http.Headers;

namespace ServerlessBlog.Platform.Http;

/// <summary>Media types of requests (RFC 9110, section 8.3).</summary>
public static class MediaTypes
{
    /// <summary>What a browser sends of a form (URL Standard, section 5).</summary>
    public const string Form = "application/x-www-form-urlencoded";

    /// <summary>A form with files (RFC 7578).</summary>
    public const string Multipart = "multipart/form-data";

    /// <summary>Whether a Content-Type names <paramref name="mediaType"/>, in UTF-8 or without a charset.</summary>
    public static bool Is(string? contentType, string mediaType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var parsed)
        && parsed.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        && (!parsed.Charset.HasValue || parsed.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || parsed.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
}
