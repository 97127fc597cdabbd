using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace ServerlessBlog.Platform.Caching;

/// <summary>The ways in which content is sent (RFC 9110, section 8.4).</summary>
public enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}

/// <summary>Chooses and applies content codings.</summary>
public static class ContentCodings
{
    // What is smaller than a packet does not arrive sooner when it is compressed.
    private const int MinSize = 1000;

    /// <summary>The best coding that an Accept-Encoding header allows (RFC 9110, section 12.5.3); Brotli before gzip at the same weight.</summary>
    public static ContentCoding Choose(string? acceptEncoding)
    {
        if (string.IsNullOrEmpty(acceptEncoding) || !StringWithQualityHeaderValue.TryParseList([acceptEncoding], out var accepted))
            return ContentCoding.Identity;
        var brotli = QualityOf(accepted, "br");
        var gzip = QualityOf(accepted, "gzip");
        var identity = accepted.FirstOrDefault(item => item.Value.Equals("identity", StringComparison.OrdinalIgnoreCase))?.Quality ?? 0.001;
        if (brotli > 0 && brotli >= gzip && brotli >= identity)
            return ContentCoding.Brotli;
        return gzip > 0 && gzip >= identity ? ContentCoding.Gzip : ContentCoding.Identity;
    }

    /// <summary>Whether content of this type and size gains by compression.</summary>
    public static bool IsWorthwhile(string contentType, int size) =>
        size >= MinSize && (contentType.StartsWith("text/", StringComparison.Ordinal) || contentType.Contains("json", StringComparison.Ordinal) || contentType.Contains("xml", StringComparison.Ordinal));

    public static byte[] Encode(byte[] content, ContentCoding coding)
    {
        if (coding == ContentCoding.Brotli)
            return Brotli.Compress(content);
        using var output = new MemoryStream();
        using (var encoder = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true))
            encoder.Write(content);
        return output.ToArray();
    }

    private static double QualityOf(IList<StringWithQualityHeaderValue> accepted, string coding)
    {
        var named = accepted.FirstOrDefault(item => item.Value.Equals(coding, StringComparison.OrdinalIgnoreCase));
        var match = named ?? accepted.FirstOrDefault(item => item.Value == "*");
        return match is null ? 0 : match.Quality ?? 1;
    }
}
