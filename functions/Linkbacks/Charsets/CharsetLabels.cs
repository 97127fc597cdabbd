using Microsoft.Net.Http.Headers;

namespace ServerlessBlog.Linkbacks.Charsets;

/// <summary>Reads what a Content-Type says of its text.</summary>
internal static class CharsetLabels
{
    /// <summary>The parameter <c>charset</c> of a Content-Type (RFC 9110, section 8.3); null for none.</summary>
    public static string? OfContentType(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var parsed) && parsed.Charset.HasValue ? parsed.Charset.Value : null;

    /// <summary>The media type without parameters, in lower case; null for none that can be read.</summary>
    public static string? MediaType(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.MediaType.Value?.ToLowerInvariant() : null;
}
