using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using ServerlessBlog.Platform.Caching;

namespace ServerlessBlog.Platform.Http;

/// <summary>
/// Entity tags with two parts, <c>"version-hash"</c>. The version counts what the author wrote and decides about
/// If-Match; the hash is of the whole representation, so that the tag also changes with what is derived (a newer
/// neighbour, a count) and a cached copy is never taken for a current one. A background change thus spoils no edit.
/// </summary>
public static class VersionedETag
{
    private const int HashDigits = 16;

    /// <summary>The strong entity tag of a representation.</summary>
    public static string Of(long version, string representation)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(representation), hash);
        return string.Create(CultureInfo.InvariantCulture, $"\"{version}-{Convert.ToHexStringLower(hash[..(HashDigits / 2)])}\"");
    }

    /// <summary>Whether <paramref name="tag"/>, with its quotes, was made for <paramref name="version"/>, in whatever coding it was sent.</summary>
    public static bool IsOf(StringSegment tag, long version)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"\"{version}-");
        if (!tag.HasValue || !tag.StartsWith(start, StringComparison.Ordinal) || tag.Length <= start.Length + HashDigits)
            return false;
        return tag.Substring(start.Length, HashDigits).All(char.IsAsciiHexDigitLower)
            && CacheEntry.TagEnds.Contains(tag.Substring(start.Length + HashDigits), StringComparer.Ordinal);
    }
}
